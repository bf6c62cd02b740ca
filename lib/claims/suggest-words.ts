/** The words by which a checkable sentence is known: one look-up for each word of a text. */

export const Sign = {
  number: 1 << 0,
  month: 1 << 1,
  weekday: 1 << 2,
  /** Tells a time only together with the article's date: "yesterday", and "last" before "month". */
  relative: 1 << 3,
  unit: 1 << 4,
  said: 1 << 5,
  alleges: 1 << 6,
  cause: 1 << 7,
  superlative: 1 << 8,
  comparison: 1 << 9,
  /** What is done or happens to somebody, as a report tells it. */
  act: 1 << 10,
  /** Whoever acts without a name: "the council", "officers". */
  actor: 1 << 11,
  /** Crime, violence and misconduct. */
  crime: 1 << 12,
  death: 1 << 13,
  money: 1 << 14,
  hedge: 1 << 15,
  denies: 1 << 16,
  /** Wishes, duties and guesses. */
  modal: 1 << 17,
  opinion: 1 << 18,
  speaker: 1 << 19,
  listener: 1 << 20,
  /** At the beginning of a sentence it asks the reader for something. */
  appeal: 1 << 21,
  /** Never a name, though it may be written with a capital letter. */
  common: 1 << 22,
} as const;

const lists: [number, string][] = [
  [
    Sign.number,
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions billion billions trillion half third thirds quarter quarters fifth tenth percent percentage twice doubled tripled halved",
  ],
  [
    Sign.month | Sign.common,
    "january february march april may june july august september october november december januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  ],
  [
    Sign.weekday | Sign.common,
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo",
  ],
  [Sign.relative, "yesterday today tonight tomorrow last this next gestern heute hier ayer вчера"],
  [
    Sign.unit,
    "week month year night decade season quarter weeks months years decades summer winter spring autumn morning afternoon evening weekend",
  ],
  [
    Sign.said,
    "said says say told tells according announced announces confirmed confirms stated reported reports report reveals revealed reveal warned warns argued argues explained added wrote writes acknowledged admitted insisted insists declared described describes testified called estimates estimated predicted predicts noted notes indicated indicate indicates concluded suggests suggested suggest stressed asserting asserted claims claimed claim cited showed show shows found reportedly allegedly asked accepted admits advised assessed asserts believe believes believed boasted briefed cautioned commented complained conceded concedes considers contends countered criticised criticized demanded disclosed emphasised emphasized fears feared highlight highlights highlighted hinted implied implies informed maintain maintains maintained observed praised pointed recalled remarked remembers replied responded signalled signaled speculated stating stresses thanked tweeted posted underlined underscored urged vowed concerned spokesman spokeswoman spokesperson statement minutes documents survey sagte erklärte laut teilte déclaré selon dijo según afirmó сказал сообщил заявил",
  ],
  [
    Sign.alleges,
    "accuse accused accuses accusing accusation accusations allege alleged allegedly alleges alleging allegation allegations suspected suspicion misled misleading defrauded falsified bribed bribes bribe kickbacks pocketed siphoned embezzled laundered plotted conspired collusion covered wrongdoing misconduct negligence ignored lied concealed unlawfully illegally fraudulently rigged refute refuted",
  ],
  [
    Sign.cause,
    "because due caused causes cause causing led leads leading resulted results resulting blamed blame blames prompted prompting forced forcing triggered driven sparked owing thanks therefore weakened linked contributed following wegen",
  ],
  [
    Sign.superlative,
    "most least first only biggest largest smallest highest lowest oldest youngest longest shortest fastest slowest strongest weakest worst best richest poorest deadliest busiest tallest heaviest deepest greatest earliest newest cheapest costliest record unprecedented never ever unique sole every none leading",
  ],
  [
    Sign.comparison,
    "than compared rose risen rise rising fell fallen fall falling grew grown increased increase increases decreased decline declined dropped drop gained lost up down outnumber exceeded fewer higher lower larger smaller overtook",
  ],
  [
    Sign.act,
    "voted passed opened opens open closed closes signed sold bought paid pays built builds charged arrested killed died won beat scored met meets meeting sent elected appointed resigned quit launched launches approved rejected banned blocked shut struck shot attacked stabbed fired hired sued filed pleaded convicted acquitted sentenced jailed fined ordered declared published issued released leaked collapsed crashed exploded flooded recovered rescued discovered detected employs employ operates operate owns owned own runs founded born raised promised pledged agreed agrees apologised apologized visited travelled traveled moved cut cuts ruled plans planned set held hosted received gave given took taken made brought began begun started ended finished left joined named led directed filmed acted spoke walked drove rang wrote worked served spent stolen stole hid hidden deleted stored collected measured tested contained contains expected expects scheduled due appear appears appeared granted awarded bombed shelled invaded withdrew deployed evacuated intercepted trained condemned supported helped opposed cooperated coordinated coordinates consults informs supplied maintained established announced staged suspended delayed cancelled canceled merged acquired expanded invested strike strikes deliberated deliberate pronounced denies denied declined respond responded rated waiting switched cast faces face provide provides carry rely lasted costs cost reached uses use generate generated darken shed linger share confirmed kept used pressured prompted embraced accused reveal labelled labeled tipped hurt injured become became come came gone went ran keep threw drew flew chose survive survives survived leave leaves sell sells buy buys win wins lose loses make makes making build start starts stop stops stopped join joins lead leads move moves tasked asked present seen known grew wed divorced retired returned returns includes include included including involves highlighted envisages consists holds hold dropped fought escaped fled arrived departed landed sank sunk burned burnt destroyed damaged restored",
  ],
  [
    Sign.actor,
    "council government group groups member members family son daughter wife husband police officers officials authorities prosecutors company companies firm board court jury jurors judge minister ministers ministry parliament senate assembly regulator regulators researchers scientists team hospital hospitals school schools university union unions party army troops soldiers military bank agency department committee inspectors divers crews rescuers witnesses customers employees workers residents candidate candidates mayor governor president spokesman spokeswoman charity families passengers patients teachers lawmakers senators supporters opposition administration documents papers study survey bill motion plan contract agreement pact film spill outbreak virus tank bridge ship ferry vessel delegation states polls owners owner parents mp mps",
  ],
  [
    Sign.crime | Sign.act,
    "murder murdered manslaughter stabbed stabbing rape raped assault assaulted robbery robbed theft stole stolen fraud bribery bribes bribe corruption corrupt embezzlement laundering arson trafficking smuggling smuggled abuse abused torture tortured genocide terrorism terrorist convicted guilty jailed imprisoned charged arrested indicted offence offense crime crimes criminal prison detained perjury kidnapped extortion blackmail",
  ],
  [
    Sign.death | Sign.act,
    "died dies dead death deaths killed killing kills fatal fatally drowned suicide victim victims casualties bodies body murder murdered mourning",
  ],
  [
    Sign.money,
    "million billion pounds dollars euros bribe bribes debt debts loan paid pays payment payments fined fine salary profit profits revenue bankrupt cash invoice compensation",
  ],
  [
    Sign.hedge,
    "reportedly allegedly apparently appears appear seems seem seemingly believed thought rumoured rumored possibly likely unconfirmed suggest suggests suggested indicate indicates purportedly",
  ],
  [Sign.denies, "denied denies deny denying refuted refutes refute disputed disputes dismissed rejects repudiated"],
  [Sign.modal, "should must may might could can ought perhaps maybe hope hopes hopefully would let whether if"],
  [
    Sign.opinion,
    "wonderful terrible awful beautiful shameful brilliant disgraceful ridiculous dull tired ashamed pleased thrilled delighted proud grateful committed enormously telling familiar cruel art matter matters surprised sad joke admire love loves deserves deserve simple hard easy harder worth enough anyone's certain uncomfortable caution question good bad needs need believe think feel feels suppose seems looked looks guess wisely luxury point sense dangerous vital important crucial enduring scrutiny juncture pivotal critics argue fear unfolds blinks smile smiled",
  ],
  [Sign.speaker | Sign.common, "i we us our ours my me mine i'm i've i'd we're we've we'll we'd"],
  [Sign.listener | Sign.common, "you your yours you're you'll yourself"],
  [
    Sign.appeal,
    "call tell let listen stay contact visit read subscribe share consider support pack sign join click follow send write help ask remember imagine look think find see watch get try do don't please here welcome good enjoy check donate",
  ],
  [
    Sign.common,
    "the a an this that these those it its he she they them his her their there here who what when where why how and but or so yet nor for in on at by with from to of as if while although though despite after before since during until about around over under nearly almost not no nobody none some many most more few several all both each every another other others one two three four five six seven eight nine ten is are was were has have had does did do will would can could may might must should shall however meanwhile still also then now once again according yes oh ha mr mrs ms dr prof sir lady lord president prime chief senator governor mayor minister detective inspector inspectors shares investors experts critics supporters officials officers residents researchers police prosecutors witnesses volunteers patients previous rising less fewer only even just perhaps maybe too very much instead because such",
  ],
];

/** Word, in lower case → what it is a sign of. */
export const signsOfWords: ReadonlyMap<string, number> = (() => {
  const signs = new Map<string, number>();
  for (const [sign, words] of lists)
    for (const word of words.split(" ")) signs.set(word, (signs.get(word) ?? 0) | sign);
  return signs;
})();

/** Words in -est that are no superlatives. */
export const noSuperlatives: ReadonlySet<string> = new Set(
  "interest forest request protest arrest honest modest suggest invest harvest contest digest conquest priest tempest manifest earnest attest detest ingest inquest disinterest unrest bequest latest".split(
    " ",
  ),
);

/** Words in -ed that tell no deed. */
export const noDeeds: ReadonlySet<string> = new Set(
  "need indeed hundred speed seed feed breed exceed proceed succeed united limited armed advanced supposed married tired interested excited involved related divided dressed dimmed unhurried beloved wicked sacred hatred naked shared bed wed shed sled fled red".split(
    " ",
  ),
);
