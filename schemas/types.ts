// Made by scripts/generate-types.mjs from the schemas beside this file: do not edit.
export declare namespace TopicSchema {
  /* topic.schema.json */
  
  /**
   * How one topic is answered: knowledge/topics/<id>.yaml. Explained in schemas/topic.md.
   */
  export interface Topic {
  id: string
  kind: ("answer" | "lookup" | "action" | "calculator" | "referral" | "talk")
  title: Text
  answer: Text
  amount?: Lines
  details?: Lines
  conditions?: Lines
  steps?: Lines
  documents?: Lines
  where?: Lines
  deadline?: Lines
  voice: Text
  /**
   * What differs for an insured person of section 33, 39 or 40.
   */
  sections?: {
  "33"?: Variant
  "39"?: Variant
  "40"?: Variant
  }
  /**
   * What differs in a period when the rule itself, not only a figure, was another.
   */
  editions?: Edition[]
  /**
   * Fields that rest on something not confirmed: the answer asks to confirm with 1506.
   */
  confirm?: ("answer" | "amount" | "details" | "conditions" | "steps" | "documents" | "where" | "deadline")[]
  /**
   * Topics to offer next, at most 4.
   * 
   * @maxItems 4
   */
  next: string[]
  /**
   * @minItems 1
   */
  sources?: Source[]
  /**
   * The day somebody last read the entry against its sources.
   */
  reviewed: string
  /**
   * Days until it must be read again.
   */
  reviewEvery: number
  }
  export interface Text {
  th: string
  en: string
  }
  /**
   * Short sentences, the same number in each language.
   */
  export interface Lines {
  /**
   * @minItems 1
   */
  th: string[]
  /**
   * @minItems 1
   */
  en: string[]
  }
  export interface Variant {
  answer?: Text
  amount?: Lines
  details?: Lines
  conditions?: Lines
  steps?: Lines
  documents?: Lines
  where?: Lines
  deadline?: Lines
  voice?: Text
  }
  export interface Edition {
  from?: string
  until?: string
  answer?: Text
  amount?: Lines
  details?: Lines
  conditions?: Lines
  steps?: Lines
  documents?: Lines
  where?: Lines
  deadline?: Lines
  voice?: Text
  sections?: {
  "33"?: Variant
  "39"?: Variant
  "40"?: Variant
  }
  }
  export interface Source {
  law?: string
  title?: string
  publisher?: string
  url?: string
  }
}

export declare namespace FlowSchema {
  /* flow.schema.json */
  
  /**
   * A flow that asks for values and does something with them: dialogs/<id>.yaml. Explained in schemas/flow.md.
   */
  export interface Flow {
  id: string
  /**
   * The topic that starts the flow.
   */
  topic: string
  /**
   * Other topics that start it, when these slots are found in the utterance.
   */
  also?: {
  /**
   * @minItems 1
   */
  [k: string]: string[]
  }
  title: Text
  /**
   * @minItems 1
   */
  slots: Slot[]
  /**
   * Wrong answers to one question before a person is offered.
   */
  retries?: number
  confirm?: Text2
  result: Result
  /**
   * @maxItems 4
   */
  next?: string[]
  }
  export interface Text {
  th: string
  en: string
  }
  export interface Slot {
  name: string
  type: ("baht" | "months" | "days" | "count" | "age" | "choice")
  prompt: Text
  retry: Text1
  min?: number
  max?: number
  /**
   * Used when the person did not say it: the slot is never asked for.
   */
  default?: (string | number)
  /**
   * Asked only when another slot has one of these values.
   */
  onlyIf?: {
  [k: string]: (string | number)[]
  }
  /**
   * @minItems 2
   * @maxItems 4
   */
  options?: {
  value: (string | number)
  label: Text
  /**
   * Words that mean it, as understanding spells them.
   * 
   * @minItems 1
   */
  words: string[]
  }[]
  }
  /**
   * Said when the value does not fit: what is expected.
   */
  export interface Text1 {
  th: string
  en: string
  }
  /**
   * Asked before the result, with the values in braces; left out when nothing is to be confirmed.
   */
  export interface Text2 {
  th: string
  en: string
  }
  export interface Result {
  calculator: ("contribution" | "pension" | "unemployment" | "maternity" | "sickness")
  }
}

export declare namespace StorySchema {
  /* story.schema.json */
  
  /**
   * A conversation and what must be true of it: one entry of a file in test/stories. Explained in docs/stories.md.
   */
  export interface Story {
  name: string
  /**
   * The day the conversation takes place, in Thailand.
   */
  today?: string
  channel?: "web"
  /**
   * @minItems 1
   */
  turns: {
  /**
   * What the person types.
   */
  say?: string
  /**
   * The label of the choice they take.
   */
  choose?: string
  topic?: string
  outcome?: ("answer" | "clarify" | "ask" | "none")
  disposition?: string
  /**
   * Each of these stands in the replies.
   */
  includes?: string[]
  /**
   * None of these does.
   */
  excludes?: string[]
  /**
   * Labels or ids of choices that are offered.
   */
  offers?: string[]
  }[]
  }
}
