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
   * What is done with the values: a calculation, or an effect whose fields are filled from slots.
   */
  export type Result = ({
  calculator: ("contribution" | "pension" | "unemployment" | "maternity" | "sickness")
  } | {
  effect: ("callback" | "complaint" | "feedback" | "change-hospital")
  /**
   * Field of the effect → slot. Left out: every slot under its own name.
   */
  with?: {
  [k: string]: string
  }
  })
  
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
   * The flow is for a person who has signed in at least at this identity assurance level, and has consented to lookups.
   */
  signIn?: number
  intro?: Text1
  /**
   * @minItems 1
   */
  slots: Slot[]
  /**
   * Wrong answers to one question before a person is offered.
   */
  retries?: number
  confirm?: Text4
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
  /**
   * Said once, before the first question.
   */
  export interface Text1 {
  th: string
  en: string
  }
  export interface Slot {
  name: string
  /**
   * text: anything. about: a matter, the last topic is offered. window: a span of office hours. hospital: chosen from the registry's list.
   */
  type: ("baht" | "months" | "days" | "count" | "age" | "choice" | "phone" | "text" | "about" | "window" | "hospital")
  prompt: Text
  retry: Text2
  /**
   * Words beside which a number of days is this slot's and no other's.
   * 
   * @minItems 1
   */
  beside?: string[]
  /**
   * Least value; for text the fewest characters.
   */
  min?: number
  /**
   * Most; for text the most characters.
   */
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
   * @maxItems 5
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
  label?: Text3
  /**
   * May be skipped with a button.
   */
  optional?: boolean
  }
  /**
   * Said when the value does not fit: what is expected.
   */
  export interface Text2 {
  th: string
  en: string
  }
  /**
   * The slot's name as read to a person.
   */
  export interface Text3 {
  th: string
  en: string
  }
  /**
   * Read back before the result, with the slots in braces. Left out when nothing is to be confirmed.
   */
  export interface Text4 {
  th: string
  en: string
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
  /**
   * Time of day in Thailand; 10:00 when left out.
   */
  now?: string
  channel?: "web"
  /**
   * @minItems 1
   */
  turns: {
  /**
   * What the person types. {reference} is the last reference number that was given, {reference:lower}, :spaced, :plain and :thai other ways to write it; also in choose, includes and offers.
   */
  say?: string
  /**
   * The label of the choice they take.
   */
  choose?: string
  /**
   * The person signs in: one of the sandbox's invented people, by kind (section33, arrears, unemployed, ...), counted from 0, such as arrears/1.
   */
  signIn?: string
  /**
   * Before this turn the back ends become: none (well), down, slow, error or wrong.
   */
  backEnd?: ("none" | "down" | "slow" | "error" | "wrong")
  /**
   * The registry is back: what the scheduled work says of a lookup that was to be answered later.
   */
  back?: ("contributions" | "status" | "hospital" | "claim" | "oldage" | "dental" | "unemployment")
  /**
   * Before this turn: whether a person is there to take the conversation over.
   */
  agents?: ("free" | "nobody" | "closed")
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

export declare namespace CallSchema {
  /* call.schema.json */
  
  /**
   * A telephone call and what must be true of it: one entry of a file in test/calls. Explained in docs/voice-measures.md.
   */
  export interface Call {
  name: string
  /**
   * Who calls, in a few words: an invented person.
   */
  who: string
  /**
   * How they speak; the Thai of the central plain when left out.
   */
  speech?: ("central" | "isan" | "north" | "south")
  /**
   * Time of day in Thailand on 24 November 2026; 10:00 when left out.
   */
  now?: string
  /**
   * The number they call from; one of their own when left out, empty when it is withheld.
   */
  caller?: string
  /**
   * The back ends are: none (well), down, slow, error or wrong.
   */
  backEnd?: ("none" | "down" | "slow" | "error" | "wrong")
  /**
   * Whether a person is there to take the call over.
   */
  agents?: ("free" | "nobody" | "closed")
  /**
   * What becomes of a transfer; connected when left out.
   */
  onTransfer?: ("connected" | "busy" | "noanswer")
  /**
   * What they do, one act each time the machine listens. At the end they hang up. {id/KIND/NTH} is the national ID of one of the sandbox's invented people, {born/KIND/NTH} the day of birth as eight digits of the Buddhist era, {otp} the password that was just sent by SMS.
   */
  does: {
  say?: string
  /**
   * What the recogniser makes of it, the likeliest first.
   * 
   * @minItems 1
   */
  nbest?: string[]
  press?: string
  /**
   * Presses the key that was announced for it: a part of its name as it is said.
   */
  pick?: string
  silent?: true
  hangUp?: true
  /**
   * Done while the next prompt is spoken, instead of waiting for its end.
   */
  during?: true
  /**
   * Heard after it and before the next act.
   */
  hears?: string[]
  /**
   * Not heard after it and before the next act.
   */
  never?: string[]
  }[]
  /**
   * The same question, as it is typed into the web chat.
   */
  asks?: string
  /**
   * Stand in the web chat's answer to it, and are heard in this call, in words.
   * 
   * @minItems 1
   */
  figures?: string[]
  /**
   * Heard somewhere in the call. With the figures, it is what the caller wanted to know.
   */
  hears?: string[]
  /**
   * Not heard anywhere in the call.
   */
  never?: string[]
  /**
   * How it ends: answered without a person, passed on to a person, a callback is booked, or nothing of this.
   */
  outcome: ("answered" | "person" | "callback" | "gave-up")
  /**
   * Most seconds until everything that the caller wanted to know was heard.
   */
  within?: number
  }
}
