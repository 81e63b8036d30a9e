/**
 * The Thurrock Prevent strategy 2017/2019 as its document has it (process.md, source S70): the strategy of the demonstration. Footnote and
 * spelling are the document's, two appendices numbered 7.2 among them.
 */
import type { PartWords } from '#strategy/parts.ts'

export const thurrockTitle = 'Thurrock PREVENT Strategy'
export const thurrockPeriod = { period: '2017/2019', fromYear: 2017, toYear: 2019 } as const

/** Paragraphs with an empty line between them. */
const paragraphs = (...texts: readonly string[]): string => texts.join('\n\n')

export const thurrockParts: readonly PartWords[] = [
  {
    kind: 'section',
    number: '1.0',
    heading: 'National Context',
    text: paragraphs(
      'The PREVENT strategy is a key part of CONTEST, the Governments Counter Terrorism Strategy and aims to stop people becoming terrorists or supporting terrorism. The strategy aims to respond to the ideological challenge of terrorism and those who promote it, prevent people from being drawn into terrorism and work with organisations where there are risks of radicalisation.',
      "The most significant threat is from Al Qai'da associated groups and organisations in Syria and Iraq, including ISIS as well as terrorist's associated with the extreme right.",
      'The terrorism threat currently to the UK is the highest it has been since 9/11, and has been increased to Critical twice in the 9 months to Sept 17. The Extremism',
      'Task Force was established in 2013, following the murder of Lee Rigby, with the intention of building on the work of the Prevent strategy and ensuring a robust response is in place to tackle extremism. The task force laid out the following proposals¹:',
      '- Placing Prevent and the channel programme, which supports individuals at risk of being radicalised, on a statutory footing;\n- Consulting on new legislation to strengthen the powers of the Charity Commission;\n- Considering the case for new types of order to ban groups which seek to undermine democracy or use hate speech, and new civil powers to target individual extremists;\n- Working with the internet industry to restrict access to terrorist material online, improving the process for public reporting of extremist content online and identifying extremist content to include in family-friendly filters;\n- Taking steps to ensure local authorities are supporting people on the front line of tackling extremism, and intervening where they are not taking the problem seriously;\n- Giving additional support to local communities which are on the frontline of tackling extremism by supporting integration projects and setting up a dedicated public communications platform; and\n- Addressing extremism in institutions by improving oversight of religious supplementary schools, finding trained Muslim chaplains to challenge extremist views on campuses and restricting the ability of extremist and terrorist prisoners to radicalise others.',
    ),
  },
  {
    kind: 'section',
    number: '2.0',
    heading: 'Purpose',
    text: paragraphs(
      "The purpose of this strategy is to outline Thurrock's multi-agency response to tackle extremism building on our current Prevent action plan and including our response to the new duty placed on agencies within the Counter Terrorism and Security Act 2015.",
      'The strategic objectives of this strategy are:',
    ),
  },
  {
    kind: 'objective',
    number: '1.',
    heading: '',
    text: "Promote, challenge and develop communities' capacity to challenge extremism through increased multi-agency working",
  },
  {
    kind: 'objective',
    number: '2.',
    heading: '',
    text: 'Ensure that we safeguard our children and vulnerable adults from exposure to extremism',
  },
  { kind: 'text', number: '', heading: '', text: '¹ Taken from www.gov.uk' },
  { kind: 'text', number: '', heading: '', text: 'We will achieve this by:' },
  { kind: 'means', number: '1.', heading: '', text: 'Identifying local threats and monitoring' },
  { kind: 'means', number: '2.', heading: '', text: 'Encouraging greater awareness and challenge within communities' },
  {
    kind: 'means',
    number: '3.',
    heading: '',
    text: 'Supporting Cohesion and integration between different communities to foster positive relations',
  },
  {
    kind: 'means',
    number: '4.',
    heading: '',
    text: 'Ensuring professionals have awareness and are able to act appropriately on concerns',
  },
  { kind: 'means', number: '5.', heading: '', text: 'Safeguarding those that are vulnerable to extremism' },
  { kind: 'means', number: '6.', heading: '', text: 'Delivering appropriate interventions' },
  {
    kind: 'section',
    number: '3.0',
    heading: 'Counter Terrorism and the Security Act',
    text: paragraphs(
      'The Counter Terrorism and Security Act 2015 is in response to identification that local areas need to, as a minimum, understand the local threat and judge whether activities underway are sufficient to meet it. It came into force on 1st July 2015.',
      'The Act:',
      '- Created a new duty on Local authorities, the Police, prisons, providers of probation services and educational establishments to have due regard to the need to prevent people from being drawn into terrorism\n- Issued guidance to those bodies on how the duty should be fulfilled\n- Gives the Secretary of State power to direct a body to take action',
      'The Department of Education has said that schools have a vital role to play in protecting pupils from the risks of extremism and radicalisation, a role which will be underpinned by the new duty in the Counter-Terrorism and Security Act 2015 “to have due regard to the need to prevent people from being drawn into terrorism”. Keeping children safe from these risks is a safeguarding matter and should be approached in the same way as safeguarding children from other risks.',
      'We nevertheless recognise that schools need advice and support to carry out effective counter-extremism work. In the first instance, schools can seek help from the local authority and the local police. Local authorities are vital to all aspects of Prevent work and it is the role of the Local Safeguarding Children Board to co-ordinate what is done by local agencies for the purposes of safeguarding and promoting the welfare of children in their local area and addressing potential impact on the community',
    ),
  },
  {
    kind: 'section',
    number: '4.0',
    heading: 'Governance',
    text: paragraphs(
      'This strategy is based on the assessment of threat detailed within the Essex Counter Terrorism Local Profile (CTLP) 2017. This strategy and ensuing delivery plan is owned by the multi-agency Prevent Board which is made up of partners from the Local Authority, Police, National Probation Service, Youth Offending Service, Health and Education.',
      'The Prevent Board coordinates the partnership approach to Prevent and associated counter terrorism matters in Thurrock and is responsible for the strategic management and deliverables within the Prevent priorities and objectives.',
      "The Prevent Board is chaired by Thurrock Councils Assistant Director, head of housing and reports into the Community Safety Partnership Strategic Board. The duty places an emphasis on the Local Authority and Safeguarding to ensure that there is an appropriate response to threat and therefore the Prevent Board will report annually to Directors Board, Health and Well-Being Board, Adult Safeguarding Board and the Local Safeguarding Children's Board.",
    ),
  },
  {
    kind: 'section',
    number: '5.0',
    heading: 'Local Context',
    text: paragraphs(
      'Thurrock has a diverse community and due to its demography is seeing rapid changes through migration from London and with its proximity to ports and road networks has seen an increase in illegal immigration.',
      'The local strategy for Thurrock will focus on the following recommendations for action within the CTLP:',
    ),
  },
  {
    kind: 'recommendation',
    number: '1.',
    heading: 'Radicalisation',
    text: 'Early identification of individuals and families of concern is key to successfully managing risk and putting safeguarding measures into place',
  },
  {
    kind: 'recommendation',
    number: '2.',
    heading: 'Radicalisation',
    text: 'Social media and strategies to counter the threat from on line radicalisation should be a key priority for Prevent',
  },
  {
    kind: 'recommendation',
    number: '3.',
    heading: 'Legislation and Prevent Referrals',
    text: 'We need to proactively promote and provide reassurance and guidance with regards to legislation and the referral process',
  },
  {
    kind: 'recommendation',
    number: '4.',
    heading: 'Community Referrals',
    text: 'We need to identify opportunities to help raise awareness of Prevent within local communities',
  },
  {
    kind: 'recommendation',
    number: '5.',
    heading: 'Syria Returnees',
    text: 'Departments working within the safeguarding arena need to be aware of the concerns with regards to returnees in order to support those families and children',
  },
  {
    kind: 'recommendation',
    number: '6.',
    heading: 'Hate Crime',
    text: 'Statutory partners should seek to foster dialogue and mutual understanding between community groups',
  },
  {
    kind: 'section',
    number: '6.0',
    heading: 'Conclusion',
    text: paragraphs(
      'It must also be remembered that Prevent includes Far Right Wing Extremism, and extremist activism including environment and animal rights and this strategy aims to encourage awareness of terrorism and extremism in all contexts.',
      "The overarching objective is to develop an inclusive strategy which will: Promote, challenge and develop communities' capacity to challenge extremism through increased multi-agency working",
    ),
  },
  { kind: 'section', number: '7.0', heading: 'Appendices', text: '' },
  { kind: 'appendix', number: '7.2', heading: 'Delivery Plan', text: '' },
  { kind: 'appendix', number: '7.2', heading: 'Channel process', text: '' },
  { kind: 'appendix', number: '7.3', heading: 'Equality Impact assessment', text: '' },
]
