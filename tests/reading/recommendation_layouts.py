"""Invented reports in the manner of inquiries and reviews, each with its own way of printing recommendations."""

from __future__ import annotations

PROSE = (
    "The panel heard evidence over eleven days from those who had worked in the service at the time. Records had been "
    "kept in three places, and nobody had been asked to bring them together. Those who might have noticed were not "
    "told, and those who were told had been moved to other work by the time the letter came. It was not until the "
    "spring that anybody asked what had become of it, and by then the decision had been made."
)

PARAGRAPH_BELOW_LABEL = f"""
<h1>The Harrowgate Vale Inquiry</h1>
<h2>Summary of recommendations</h2>
<h3>Recommendation 1</h3>
<p>Directors of social services must ensure that no case is closed until the child has been spoken to alone. (paragraph 4.59)</p>
<h3>Recommendation 2</h3>
<p>Chief constables must ensure that crimes against children are dealt with as promptly as crimes against adults. (paragraph 13.24)</p>
<h3>Recommendation 3</h3>
<p>The Department of Health should establish a common language for referrals by 31 July 2031. (paragraph 17.8)</p>
<h2>4 Social services</h2>
<p>{PROSE}</p>
<h3>Recommendation 1</h3>
<p>Directors of social services must ensure that no case is closed until the child has been spoken to alone.</p>
<p>{PROSE}</p>
<h2>13 The police</h2>
<p>{PROSE}</p>
<h3>Recommendation 2</h3>
<p>Chief constables must ensure that crimes against children are dealt with as promptly as crimes against adults.</p>
"""
"""Laming's manner: "Recommendation N" by itself, its words below; a summary first and each again where it is argued."""

BRACKETED = f"""
<h1>The Calder Arena Inquiry</h1>
<h2>Part 4 Security</h2>
<p>{PROSE}</p>
<p>[1] The operator of the venue should appoint a person who is answerable for the search of bags, and should test the search weekly.</p>
<p>[2] The Home Office should publish guidance on the training of stewards within twelve months.</p>
<p>{PROSE}</p>
<h2>Recommendations</h2>
<p>I set out below all of my recommendations. Some are to be monitored.</p>
<p>[1] The operator of the venue should appoint a person who is answerable for the search of bags, and should test the search weekly.</p>
<p>[2] The Home Office should publish guidance on the training of stewards within twelve months.</p>
<p>[3] The ambulance service should review how many of its staff are trained for such an event.</p>
"""

CHAPTER_NUMBERED = f"""
<h1>The Tower Inquiry</h1>
<h2>14 Recommendations</h2>
<p>14.1 In this chapter we set out what we recommend and why. We have tried to keep it short.</p>
<p>14.2 {PROSE}</p>
<p>14.3 The number of bodies that shared responsibility was itself a cause. {PROSE} We therefore recommend that the government draw together under a single regulator all the functions to which we have referred.</p>
<p>14.4 {PROSE}</p>
<p>14.5 {PROSE} We also recommend that the guidance be revised as a matter of urgency. It should be kept under continuous review.</p>
<p>14.6 {PROSE}</p>
<p>14.7 {PROSE}</p>
<p>14.8 It was suggested to us that the regulator should also license contractors. {PROSE}</p>
<p>14.9 {PROSE} We recommend that every principal contractor be licensed.</p>
<p>14.10 {PROSE}</p>
<p>14.11 {PROSE}</p>
"""

SENTENCE_AND_REASON = """
<h1>Child safeguarding practice review: Child K</h1>
<h2>Analysis</h2>
<p>The school saw more than the other agencies did, and what it saw was not asked for.</p>
<h2>Recommendations</h2>
<p>The review makes three recommendations to the Partnership.</p>
<p><strong>The Partnership should agree one form on which schools report what they see, and should publish it.</strong></p>
<p>There were four forms in use. Staff told the reviewer that they chose the shortest one, and that nobody had ever asked about the others.</p>
<p><strong>The Integrated Care Board to tell each practice, by September 2031, whom to ring.</strong></p>
<p>The practice had rung a number that was no longer answered. This was known to the commissioners at the time.</p>
<p><strong>All partner agencies must test whether their staff can reach a supervisor after five o'clock.</strong></p>
<p>Rationale: two of the decisions that mattered were made in the evening.</p>
"""

THEMED_TABLE = """
<h1>The Midland Hospitals Inquiry</h1>
<h2>Table of recommendations</h2>
<p>This table sets out the recommendations in full, with the chapter that each arises from.</p>
<table>
<tr><th>Rec. no.</th><th>Theme</th><th>Recommendation</th><th>Chapter</th></tr>
<tr><td>1</td><td>Accountability for implementation</td><td>All commissioning, service provision and regulatory organisations in healthcare should consider the findings of this report and decide how to apply them.</td><td>Introduction</td></tr>
<tr><td>2</td><td>Putting the patient first</td><td>The NHS and all who work for it must adopt and demonstrate a shared culture in which the patient is the priority in everything done.</td><td>20</td></tr>
<tr><td>131</td><td>Nursing</td><td>The Nursing and Midwifery Council should introduce a system of revalidation.</td><td>23</td></tr>
</table>
"""

TABLE_AND_PLAN = """
<h1>Local child safeguarding practice review: Wren</h1>
<h2>9 Recommendations</h2>
<table>
<tr><th>No</th><th>Recommendation</th><th>Owner</th></tr>
<tr><td>1</td><td>That the housing authority notify the health visiting service before a family with a baby is moved.</td><td>Housing authority</td></tr>
<tr><td>2</td><td>Midwives to ask at booking who else sleeps at the address, and to write down the answer.</td><td>Maternity services</td></tr>
</table>
<h2>Appendix 1 Multi-agency action plan</h2>
<table>
<tr><th>No</th><th>Recommendation</th><th>Action</th><th>Lead</th><th>Timescale</th><th>Progress</th><th>RAG</th></tr>
<tr><td>1</td><td>That the housing authority notify the health visiting service before a family with a baby is moved.</td><td>Write the notification into the procedure for temporary accommodation</td><td>Head of Housing Options</td><td>March 2031</td><td>The procedure should be signed off by the group in May</td><td>Amber</td></tr>
<tr><td></td><td></td><td>Train the duty officers in the new notification process</td><td>Team manager</td><td>April 2031</td><td>Dates booked and six have attended</td><td>Green</td></tr>
<tr><td>2</td><td>Midwives to ask at booking who else sleeps at the address, and to write down the answer.</td><td>Add a field to the booking form</td><td>Head of Midwifery</td><td>June 2031</td><td>Requested from the supplier of the system</td><td>Red</td></tr>
</table>
"""

BY_AGENCY = """
<h1>Serious case review: Child M</h1>
<h2>8 Recommendations of the overview report</h2>
<p>8.1 The LSCB should require each agency to show that its staff know how to escalate.</p>
<p>8.2 The LSCB should audit the use of the escalation procedure within six months.</p>
<h2>9 Recommendations from individual management reviews</h2>
<p>The recommendations below were made by agencies in their own reports.</p>
<p>For the Police:</p>
<ul><li>Ensure that officers record the names of all children at the address.</li><li>Remind supervisors that records must be closed by a sergeant.</li></ul>
<p>For the Community Health Trust:</p>
<ul><li>Review the allocation of corporate caseloads.</li><li>Remind staff of the policy on children who are not brought.</li></ul>
<h3>Children's Social Care</h3>
<ul><li>Introduce a form for recording contacts that do not become referrals.</li></ul>
"""

FINDINGS_AND_QUESTIONS = f"""
<h1>Learning Together review: Sam</h1>
<h2>Findings in detail</h2>
<h3>Finding 1: Professionals in the area tend to treat a form as a conversation, so that nobody asks what it left out</h3>
<p>{PROSE}</p>
<h4>Questions for the Board</h4>
<ul><li>Is the Board aware of how many forms are sent without a call?</li><li>How will the Board know whether this has changed?</li></ul>
<h3>Finding 2: Supervision is offered to those who ask, and those who need it do not ask</h3>
<p>{PROSE}</p>
<h4>Considerations for the Board</h4>
<p>1. Does the Board know who is not supervised?</p>
<p>2. The Board may wish to consider what would make supervision usual for school staff.</p>
"""

BOXED_WITH_BULLETS = f"""
<h1>The Inquiry into Homes</h1>
<h2>Part K Conclusions and recommendations</h2>
<p>{PROSE}</p>
<h3>Recommendation 1: Mandatory reporting</h3>
<p>The Inquiry recommends that the UK government introduce legislation which places certain individuals under a duty to report where they:</p>
<ul><li>receive a disclosure from a child; or</li><li>witness a child being harmed.</li></ul>
<p>{PROSE}</p>
<h3>Recommendation 2: A single set of core data</h3>
<p>The Inquiry recommends that the UK government and the Welsh Government improve the data collected about harm to children. They should agree on one set of core data.</p>
"""

NATIONAL_AND_LOCAL = """
<h1>National review into two children</h1>
<h2>Our recommendations</h2>
<p>National recommendation 1: The Department for Education should establish expert units in every local area.</p>
<p>National recommendation 2: The Home Office to strengthen the inspection of multi-agency arrangements.</p>
<p>Local recommendation 1: The Safeguarding Children Partnership should review its front door.</p>
<p>Local recommendation 2: The Council to ensure that the views of relatives are written down and acted upon.</p>
"""

UNNUMBERED_LABELS = f"""
<h1>Independent review of help for families</h1>
<h2>Chapter 2 Family help</h2>
<p>{PROSE}</p>
<p>Recommendation: Government should set out a new definition of help in legislation.</p>
<p>{PROSE}</p>
<p>Recommendation: Local authorities should bring together their teams into one family help service by the end of 2032.</p>
<p>{PROSE}</p>
"""

CODES_AND_LETTERS = """
<h1>Domestic homicide review: Anna</h1>
<h2>Lessons learnt</h2>
<p>It is important that professionals are mindful of the pattern of behaviour and do not look at each event by itself.</p>
<h2>Recommendations</h2>
<p>R1. The Community Safety Partnership to:</p>
<p>a) commission training for employers on coercive control; and</p>
<p>b) ask the housing association to display the helpline number in its offices.</p>
<p>R2. The Constabulary should review the grading of repeat calls. This should include a sample of calls from the last year.</p>
<p>R3. The Integrated Care Board should set a standard for surgeries, covering:</p>
<p>a) routine enquiry;</p>
<p>b) the coding of records; and</p>
<p>c) the role of the receptionist.</p>
"""

ONLY_PROSE = f"""
<h1>Report of the independent inquiry into the Lodge</h1>
<h2>Findings</h2>
<p>{PROSE} I recommend that the Council publish the names of the homes that it inspected.</p>
<p>{PROSE}</p>
<p>The earlier inquiry recommended that inspectors should visit at night. {PROSE}</p>
<h2>Conclusions</h2>
<p>{PROSE} It is therefore recommended that the police and the Council agree who will write to former residents, within three months.</p>
"""

TRAPS = f"""
<h1>Serious case review: Child P</h1>
<h2>Terms of reference</h2>
<ul><li>To consider whether agencies should have shared information sooner.</li><li>To make recommendations for the Board.</li></ul>
<h2>Recommendations from previous reviews</h2>
<p>Recommendation 1: The Board should introduce a pathway for bruising in babies.</p>
<p>Recommendation 2: The Police should train all response officers.</p>
<h2>Findings</h2>
<p>The Laming report recommended that directors should visit front line teams. Ofsted recommended that the council must improve its front door.</p>
<p>{PROSE}</p>
<h2>Recommendations</h2>
<p>The recommendations below should be read with the findings. There are only two of them.</p>
<p>Recommendation 1: The Board should publish a guide for grandparents.</p>
<p>Why this matters: grandparents should be heard, and they were not.</p>
<p>Recommendation 2: The Board should publish a guide for grandfathers who care for a child at night.</p>
<h2>Board response</h2>
<p>The Board accepts the recommendations. The Board should report on progress in a year and staff must be thanked.</p>
"""

HOME_OFFICE_PLAN = """
<h1>Domestic homicide review: Beth</h1>
<h2>Recommendations</h2>
<h3>Recommendations for the Community Safety Partnership</h3>
<p>1. The Partnership should commission a campaign aimed at friends and neighbours.</p>
<p>2. The Partnership should ask its members how they record the children of the household.</p>
<h3>Recommendations for the Probation Service</h3>
<p>1. The Probation Service should review how risk to former partners is assessed.</p>
<h2>Appendix 2 Action plan</h2>
<table>
<tr><th>Recommendation</th><th>Scope of recommendation i.e. local or regional</th><th>Action to take</th><th>Lead agency</th><th>Key milestones achieved in enacting recommendation</th><th>Target date</th><th>Date of completion and outcome</th></tr>
<tr><td>1. The Partnership should commission a campaign aimed at friends and neighbours.</td><td>Local</td><td>Agree a brief with the specialist provider and with survivors</td><td>Community Safety Partnership</td><td>Brief agreed</td><td>September 2031</td><td>Campaign should be launched in March</td></tr>
<tr><td>1. The Probation Service should review how risk to former partners is assessed.</td><td>Regional</td><td>Dip sample of fifty assessments</td><td>Probation Service</td><td>Sample drawn</td><td>June 2031</td><td>Not yet complete</td></tr>
</table>
"""

STAGED_WITH_APPENDIX = f"""
<h1>The Inquiry into Preparedness</h1>
<h2>Executive summary</h2>
<p>{PROSE}</p>
<p>In summary, the recommendations are for:</p>
<ul><li>a simpler structure for those who prepare; and</li><li>a better way to assess risk.</li></ul>
<h2>Chapter 2 The system</h2>
<p>{PROSE}</p>
<h3>Recommendation 1: A simplified structure</h3>
<p>The governments of the four nations should each reduce the number of structures with responsibility for preparing. The core structures should be:</p>
<ul><li>a single committee of ministers; and</li><li>a single group of senior officials.</li></ul>
<p>These structures should be put in place within 12 months of publication of this report.</p>
<p>{PROSE}</p>
<h3>Recommendation 2: Regular exercises</h3>
<p>The governments of the four nations should hold an exercise at least every three years.</p>
<h2>Appendix 3 The Inquiry's recommendations</h2>
<h3>Recommendation 1: A simplified structure</h3>
<p>The governments of the four nations should each reduce the number of structures with responsibility for preparing. The core structures should be:</p>
<ul><li>a single committee of ministers; and</li><li>a single group of senior officials.</li></ul>
<p>These structures should be put in place within 12 months of publication of this report.</p>
<h3>Recommendation 2: Regular exercises</h3>
<p>The governments of the four nations should hold an exercise at least every three years.</p>
"""

WELSH = """
<h1>Concise child practice review</h1>
<h2>Practice and organisational learning</h2>
<p>The learning event heard that the school should have been asked. Practitioners should always ask the school.</p>
<h2>Improving systems and practice</h2>
<p>In order to promote the learning from this case the review identified the following actions for the Board and its member agencies and anticipated improvement outcomes:</p>
<ul><li>The Board to seek assurance that schools are invited to strategy meetings.</li><li>Health visitors to be given access to the register by April 2031.</li></ul>
<h2>Statement by reviewer</h2>
<p>The following statement of independence from the case should be read with the annex.</p>
"""
