/** Lists of English words by which a text is read for where it got things; each is used in one alternation or look-up. */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Nouns that refer back to an outlet ("the paper"), by what kind of outlet they can mean. */
export const outletNouns: ReadonlyMap<string, "paper" | "air" | "agency" | "any"> = new Map([
  ...["paper", "newspaper", "daily", "tabloid", "broadsheet", "magazine", "weekly", "journal"].map(
    (noun) => [noun, "paper"] as const,
  ),
  ...["broadcaster", "network", "channel", "station"].map((noun) => [noun, "air"] as const),
  ...["agency", "newswire", "wire"].map((noun) => [noun, "agency"] as const),
  ...["outlet", "publication", "site", "website", "portal"].map((noun) => [noun, "any"] as const),
]);

/** What an outlet makes, and by which a text refers back to it: "the report said". */
export const works =
  "reports?|reporting|stor(?:y|ies)|articles?|investigations?|analys[ie]s|exposés?|exposes?|accounts?|coverage|findings|scoops?|interviews?|polls?|surveys?|documentar(?:y|ies)|podcasts?|op-eds?|columns?|essays?|editorials?|profiles?|pieces?|dispatch(?:es)?|tally|count|sources|probe|inquiry|write-up|live ?blog|fact[- ]check|revelations?|exclusive|calculations?|segments?|bulletins?|blog|(?:footage|videos?|photos?|pictures?|images)(?=\\s(?:shows?|showed|captured|captures|from|of|taken)\\b)|studies|tests|fact-?checks?|leading article|rankings?|(?:review|study|leader|test|series)(?=\\s(?:of|found|finds|into|said|says|called|argued|on|has|had|showed|shows|identified|revealed|suggested|last|this|in)\\b)";

/** Who works for an outlet and speaks for it on the air or in print. */
export const newsRoles =
  "reporters?|correspondents?|journalists?|fact-?checkers?|reviewers?|data team|verification team|editorial board|investigators|editors?|columnists?|analysts?|anchors?|hosts?|critics?|writers?|contributors?|commentators?|presenters?|bureau chiefs?|legal analyst|insiders?|photographers?|producers?";

/** What an outlet that has reported something did. Present, past, and with auxiliaries before them. */
export const reportVerbs =
  "report(?:s|ed|ing)?|reveal(?:s|ed|ing)?|writes?|wrote|written|writing|quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|understands?|learn(?:s|ed|t)|disclos(?:e|es|ed|ing)|uncover(?:s|ed)|found|finds|notes?|noted|noting|estimat(?:es?|ed)|claim(?:s|ed|ing)?|says?|said|saying|obtain(?:s|ed)|access(?:ed|es)|gather(?:s|ed)|confirm(?:s|ed|ing)?|add(?:s|ed|ing)|suggest(?:s|ed|ing)?|describ(?:es|ed|ing)|alleg(?:es?|ed|ing)|interview(?:s|ed)|calculat(?:es|ed)|detail(?:s|ed)|explain(?:s|ed)|identif(?:ies|ied)|nam(?:es|ed)|show(?:s|ed)|stat(?:es|ed)|speculat(?:es|ed)|hear(?:s|d)|attribut(?:es|ed)|document(?:s|ed)|expos(?:es|ed)|tweet(?:s|ed)|put|puts|argu(?:es|ed)|observ(?:es|ed)|warn(?:s|ed)|call(?:s|ed)|broke|breaks|verified|authenticated|reviewed|saw|asserts?|asserted|indicat(?:es|ed)|mention(?:s|ed)|predict(?:s|ed)|posted|reckons|recounts?|recounted|discovered|publish(?:es|ed)|seen|viewed|examined|inspected|hail(?:s|ed)|slam(?:s|med)|blast(?:s|ed)|mock(?:s|ed)|liken(?:s|ed)|compar(?:es|ed)|contrast(?:s|ed)|pictur(?:es|ed)|photograph(?:s|ed)|spot(?:s|ted)|film(?:s|ed)|captur(?:es|ed)|caught|unmask(?:s|ed)|highlight(?:s|ed)|flag(?:s|ged)|rais(?:es|ed)|question(?:s|ed)|profil(?:es|ed)|featur(?:es|ed)|test(?:s|ed)|review(?:s|ed)|summari[sz](?:es|ed)|crunch(?:es|ed)|explor(?:es|ed)|investigat(?:es|ed)|prob(?:es|ed)|look(?:s|ed)|check(?:s|ed)|scrutini[sz](?:es|ed)|monitor(?:s|ed)|poll(?:s|ed)|survey(?:s|ed)|compil(?:es|ed)|quizz(?:es|ed)|reprint(?:s|ed)|translat(?:es|ed)|got|gave|gives|heard|sees|saw|geolocated|establish(?:es|ed)|trac(?:es|ed)|track(?:s|ed)|rat(?:es|ed)|rank(?:s|ed)|list(?:s|ed)|label(?:s|l?ed)|portray(?:s|ed)|paint(?:s|ed)|dub(?:s|bed)|relay(?:s|ed)|recall(?:s|ed)|point(?:s|ed)|stress(?:es|ed)|insist(?:s|ed)|caution(?:s|ed)|conclud(?:es|ed)|determin(?:es|ed)|corroborat(?:es|ed)|debunk(?:s|ed)|record(?:s|ed)|logged|mapped|chronicl(?:es|ed)|tall(?:ies|ied)|peg(?:s|ged)|assess(?:es|ed)|judg(?:es|ed)|project(?:s|ed)|forecasts?|repeat(?:s|ed)|echo(?:es|ed)|goes further|went further|leads with|led with|splash(?:es|ed)|tells?|told|ask(?:s|ed)|contacted|approached|pieced|ran|runs|carries|carried|print(?:s|ed)|analy[sz]ed|counted|traced|tracked|obtained|visited|exposed";

/** Words that may stand between a subject and its verb. */
export const betweens =
  "has|have|had|is|was|are|were|can|could|will|did|also|first|previously|earlier|later|then|now|exclusively|since|separately|recently|subsequently|initially|originally|already|itself|today|yesterday|tonight|further|just|even|again|still|once|only|once|reportedly|both|all|meanwhile|additionally|repeatedly|quickly|firmly|flatly|publicly|privately|briefly|openly|simply|[a-z]{3,}ly";

/** How somebody's words are told. Also by whom, after it: "said Ann Lee". */
export const speechVerbs = setOf(
  "said says told tells added adds stressed stresses underscored underscores asserted asserts denied denies confirmed confirms announced claimed claims insisted insists argued argues warned warns explained explains noted notes stated acknowledged acknowledged admitted admits wrote writes tweeted declared declares testified replied suggested suggests suggest say confirm alleged alleges conceded recalled recalls revealed reveals maintained pledged estimated emphasized emphasised remarked observed complained concluded posted disclosed reported reports refuted rejected dismissed assessed described cautioned vowed promised predicted",
);

/** People without a name. */
export const nobodies =
  "officials?|sources?|people|persons?|insiders?|diplomats?|aides?|advisers?|advisors?|witness(?:es)?|eyewitness(?:es)?|residents?|villagers|neighbou?rs|friends?|pals?|relatives?|analysts|experts|researchers|executives?|employees|workers|staffers?|insiders|officers?|generals?|investigators|lawmakers|ministers|politicians|activists|traders|bankers|economists|observers|individuals?|colleagues?|operatives|figures|soldiers|lawyers|doctors|scientists|teachers|parents|survivors|passengers|campaigners";
/** Of these, who is nobody only if "unnamed", "one" or a number says so: a party's or a firm's. */
export const nobodyQualifiers =
  /\b(?:unnamed|anonymous|unidentified|undisclosed|one|an?|another|two|three|four|five|six|some|several|many|multiple|numerous|those|these)\b/i;

/** Documents, in the words of somebody who has seen them. */
export const papers =
  "documents?|files|papers|records|e-?mails?|memos?|memorandum|memoranda|letters?|transcripts?|minutes|filings?|complaint|lawsuit|affidavit|indictment|recordings?|footage|videos?|cables|slides|spreadsheets?|contracts?|dossiers?|audit|messages|correspondence|inventory|draft|statement|photographs?|photos|images|screenshots|audio|invoices|data|cop(?:y|ies)|document|note|presentation|transcript|tapes?|briefing|assessment|plans?";

export const institutions =
  "ministry|department|government|administration|police|company|firm|court|prosecutors|authorit(?:y|ies)|office|agency|council|board|union|army|military|committee|party|bank|university|hospital|embassy|commission|association|federation|club|service|institute|foundation|organi[sz]ation|regulator|embassy|campaign|department|administration|bureau|group|charity|airline|operator|parliament|palace|consulate|force|navy|coastguard|watchdog|team|school|spokesperson|spokesman|spokeswoman|statement";

/** Holders of an office, whom the office identifies. */
export const roles =
  "minister|president|premier|chancellor|mayor|governor|senator|secretary|spokesman|spokeswoman|spokesperson|chairman|chairwoman|chair|director|chief|commissioner|ambassador|general|judge|prosecutor|lawyer|attorney|manager|coach|captain|executive|officer|leader|head|collector|professor|author|historian|adviser|advisor|official|congressman|congresswoman|lawmaker|envoy|bishop|doctor|economist|analyst|mp|owner|founder|partner|rep|agent|mother|father|widow|brother|sister|son|daughter";

/** Common words that are an outlet's name, too: alone and without an article they rarely mean it. */
export const common = setOf(
  "sun time times mirror globe star post mail express independent guardian observer standard record herald courier telegraph people us today nature science cell variety fortune money life look punch vanguard nation monitor mint dawn news slate vice wired insider information intercept conversation hill hindu wire print quint week economist spectator metro sky age australian athletic atlantic verge stat source quartz business citizen echo argus republic sentinel bee press journal chronicle tribune gazette local national sunday daily weekly online parade elle allure shape self health fitness field stream focus world network channel radio capital forward tablet oregonian tennessean scotsman commentary reason fact prospect marker grist crux fact state union leader advocate ledger register bulletin mercury examiner dispatch inquirer enquirer reporter voice eye private new frontier caravan outlook pioneer statesman telegram province sport marca as spin blender mother complex fader stern welt zeit bild spiegel focus presse kurier standard profil monde point croix humanité libération echos figaro opinion mundo país razón nación vanguardia tiempo advertiser apache bell beta billboard bulwark cable challenges clinic continent courant currency cut deadline detail edge elephant enterprise exit ferret finance frontline geo heatmap informer island lancet leadership lens logic manifesto marketplace markup mast megaphone mill mural mutations noteworthy objective peninsula portfolio progressive pulse radar rapport recorder reveal ricochet root saba salon scoop scroll shift siena splash spot sputnik stuff trace trend upstream valor wrap panorama nova omni ara ars karar kan show fox tages anzeiger blick bund trouw parool tempo",
);
/** Short names that are first names or words of every day: never an outlet without more of its name. */
export const neverAlone = setOf(
  "dan ken dana petra solomon watson marianne klan jang amu report paper building desk city index dossier witness lawyer edition band burger open risk profit correspondent newsroom morning monthly apublica show star-news beast gara turan karar today us people's mako delo zeta ponte sur rss hd the is as sir air men et no all are new-york new-world",
);
/** Letters that stand for an outlet wherever they stand. Of other outlets they do once its name was written out. */
export const wellKnown = setOf(
  "ABC AFP ANI AP BBC CBC CBS CNN DPA DW FT HT ITV LBC NBC NHK NPR NYT PBS PTI RFI RTE RTÉ SBS TMZ WSJ ZDF ARD ORF SRF NZZ FAZ MDR NDR WDR SWR VOA RFA RT UNI AAP CTV RNZ NYP NME GQ QRT",
);
/** Of these, the ones that begin sentences about something else again and again. */
export const commonest = setOf(
  "people us today news police sources time state life business science nature health week local",
);

/** What follows a name that only looks like an outlet's. */
export const notAfter =
  /^(?:\s|-)(?:Institute|Foundation|Company|Co\b|Corp\b|Corporation|Group|Philanthropies|Holdings|Inc\b|Ltd|Media\b|Plc|Building|Tower|Awards?|Prize|Cent(?:er|re)|Square|Office|Guild|Union|Park|Valley|League|Ball|Theat(?:er|re)|Hall|Bank|Belt|Falls|Machine|Terminal|Fund|Trust|Festival|Stadium|Cup|Intelligence|Economics|Government|best-?sell)/;

/** What makes a sentence worth a closer look for whoever speaks in it. */
export const cueWords: ReadonlySet<string> = new Set([
  ...speechVerbs,
  ..."according reveal citing quoting quoted quotes cited cites interviewed credited credits reports report obtained seen reviewed viewed accessed examined leaked show shows showed indicate indicates indicated note describe describes detail details label labeled labelled highlight highlights mention mentions mentioned claim allege expose exposes outline outlines argue warn".split(
    " ",
  ),
]);
