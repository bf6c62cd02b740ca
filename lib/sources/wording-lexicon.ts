/**
 * Which words say nothing of where a text comes from, which say little, and which are exchanged for each other when a
 * text is rewritten. Written for this program; the reading of texts in languages that it lacks is coarser, not wrong.
 */

/** Words that hold sentences together. */
export const stopWords = (
  "the a an and or but nor of to in on at by for from with without as is are was were be been being am has have had having do does did done it its " +
  "that this these those which who whom whose what when where why how he she him her his hers they them their theirs we us our ours you your i me my mine " +
  "not no if then than so such there here also too only just even still yet again once ever never more most less least much many few some any all each every both either neither other another same own " +
  "up down out off over under into onto upon about above below between among through during before after since until till while because although though however despite per via within against toward towards around across along beyond behind near " +
  "can could will would shall should may might must let get got go goes went gone come came make made take took taken put give gave given become became seem seems " +
  "very quite rather almost nearly already soon now later ago away back well like unlike whether instead meanwhile according including " +
  "mr mrs ms dr s t re ve ll d m " +
  "der die das den dem des ein eine einer einem einen eines und oder aber von zu zum zur vom im in am an ans auf aus bei beim mit fur nach vor uber unter um durch gegen ohne seit bis wegen wahrend ist sind war waren sei seien wird werden wurde wurden worden hat haben hatte hatten habe kann konnen konnte soll sollen sollte muss mussen musste dass daruber dafur dazu damit davon dabei sich nicht kein keine keinen nur noch auch schon es er sie ihr ihre ihrer ihren ihm ihn sein seine seiner seinen wir uns man wer was wie wenn als dann da dort hier so mehr sehr jetzt dies diese dieser dieses diesem diesen denn doch je ihres " +
  "le la les l un une des du de d et ou a au aux en dans par pour avec sans sur sous est sont etait etaient ete etre a ont avait avoir que qu qui quoi dont il elle ils elles on nous vous se s ce cet cette ces son sa ses leur leurs ne pas plus moins tres y mais comme si " +
  "el los las lo una unos unas y e o u del al ante con contra desde entre hacia hasta para por segun sin sobre es son fue era eran ser estar esta estan ha han habia que quien quienes cual se su sus no ni si ya mas menos muy pero como este estos estas ese esa " +
  "il lo gli i uno di da con su per tra fra e ed che chi cui non piu meno come anche sono era erano stato stata ha hanno aveva nel nella nei nelle del della dei delle dal dalla al alla ai alle sul sulla " +
  "o os as um uma uns umas do dos das no na nos nas ao aos pelo pela com sem sob foi foram sao esta ser ter tem tinha seu sua seus suas nao mais " +
  "het een van het te op dat die zijn voor met niet aan er om ook als dan maar bij nog uit naar door over ze hij zij wordt werd worden heeft hebben had geen"
).split(" ");

/** Words of all news; two texts that share them need not be about the same. */
export const weakWords = (
  "year years month week day days hour minute time morning evening night monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today yesterday tomorrow " +
  "people person man woman men women child group member public country state government official officials city town national international local new old first second third last next former early late recent current high low big small large long short good bad great major main several number part percent per cent million billion thousand hundred " +
  "say tell report add ask call want need know think see show find use work hold bring keep turn begin start run lead follow expect plan include remain stand stay set move way place case thing end point side home world work life house news paper newspaper article statement spokesman spokeswoman spokesperson press reporter journalist agency website source told said says " +
  "president minister prime chief head director office department police court party leader company firm business school university street road north south east west northern southern eastern western center central " +
  "one two three four five six seven eight nine ten zero"
).split(" ");

/**
 * Words that one writer puts for another's, one group a line. Figures stand under their digits, so that "three" is "3".
 */
export const exchanged: readonly (readonly string[])[] = `
1 eins un uno
2 two couple zwei deux dos
3 three drei trois tres
4 four vier quatre cuatro
5 five funf cinq cinco
6 six sechs seis
7 seven sieben sept siete
8 eight acht huit ocho
9 nine neun neuf nueve
10 ten zehn dix diez
11 eleven elf onze once
12 twelve dozen zwolf douze doce
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
say state tell declare announce mention remark explain note comment statement declaration announcement sagen sagte erklarte mitteilte
report reveal disclose reveals expose publish report reveals
reject deny dispute refute contradict denial
confirm acknowledge admit concede
accuse blame allege reproach allegation accusation
demand request appeal urge insist
support back endorse favour favor
oppose resist resistance opposition
kill die dead death perish fatal lose lives
injure wound hurt hurts injury casualty
arrest detain custody detention apprehend
sentence jail prison imprisonment imprison
acquit acquittal
trial lawsuit proceedings
judge magistrate justice
lawyer attorney counsel solicitor
prosecutor prosecution
police officer detective
investigate investigation probe inquiry enquiry examine examination inspect inspection check
find discover detect uncover discovery
resign resignation step quit
dismiss fire sack dismissal
appoint name appointment
elect election vote poll ballot
win victory triumph
defeat loss
lawmaker legislator parliamentarian deputy mp
law legislation bill act
parliament legislature
chief head boss leader director chairman chairwoman president
deputy vice
worker employee staff personnel workforce labour labor
job post position
company firm business enterprise corporation group
buy purchase acquire acquisition
sell sale
increase rise raise grow growth climb gain lift surge jump
decrease fall drop decline shrink sink reduce cut reduction lower slump
cost price charge fee
pay payment salary wage wages
money cash fund funds funding
profit earnings income
turnover revenue sales
debt loan
tax levy duty
about around approximately roughly nearly almost some circa
over more exceed above
half
double twice twofold
triple threefold
start begin launch commence open
end finish conclude close shut closure
stop halt cease suspend suspension
delay postpone defer put
continue proceed carry
build construct construction erect
destroy ruin demolish wreck
damage harm
repair mend fix
fire blaze flame flames burn
flood inundation
quake earthquake tremor
storm hurricane gale
rain rainfall precipitation
drought dry
crash collision accident
collapse cave
rescue save rescuer
doctor physician medic vet veterinarian
hospital clinic infirmary
illness disease sickness ill sick
patient
vaccine vaccination jab inoculation
child kid infant baby pupil student youngster
teacher
school
house home residence villa
flat apartment
street road
car vehicle vehicles automobile
plane aircraft airplane jet
ship vessel boat
train rail railway
road highway
bridge
soldier troop troops military army forces
weapon arms
attack assault strike raid offensive
war conflict fighting hostilities
ceasefire truce armistice
peace
talk talks negotiation negotiate negotiations discussion discuss
meeting meet gathering summit
agreement deal accord pact treaty
agree consent
threat threaten menace danger dangerous risk
secret covert clandestine confidential hidden
document file files paper papers record
leak leaked
spy espionage intelligence
ambassador envoy diplomat
foreign overseas abroad
border frontier
refugee migrant
hostage captive prisoner inmate
citizen resident inhabitant
opponent critic critics
union
member
study research survey paper
researcher scientist expert specialist academic
university college
show demonstrate indicate suggest
think believe consider regard reckon
hope hopeful
fear afraid worry concern worried
angry anger fury outrage
happy glad pleased
important key crucial vital significant
large big huge vast massive
small little tiny
many numerous
new fresh
old former ex previous
quick fast rapid swift
slow
near close adjacent
far distant
beautiful
use employ utilise utilize
need require necessary requirement
help aid assist assistance
try attempt seek
allow permit permission let approve approval
forbid ban prohibit prohibition outlaw
cause reason
result outcome consequence
aim goal objective purpose intend intention plan planned
decide decision rule ruling verdict
choose select pick selection
change alter modify
move relocate shift
leave depart exit departure
arrive arrival reach
return
enter entry
send dispatch
receive obtain get
bring deliver
keep retain
hold
live reside
stay remain
visit trip tour
travel journey
match game fixture
team side squad
coach trainer
goal
player
score net
award prize
film movie
music song
night evening
fourteen
kilometre kilometer km
metre meter
percent percentage
euro euros eur
dollar dollars usd
minute minutes
yearly annual annually
monthly
daily
weekly
biggest largest
stolen steal theft thief loot
hack hacker intruder attacker intrusion
password login
crack cracks cracked
carry transport
forge forged fake counterfeit forgery
trapped stuck
shop store
trader shopkeeper
driver motorist
farmer grower
harvest crop
field
water
forest wood
mountain
lake
sea ocean
island
beach shore coast
tree
animal
whale
dog
weather
teheuer teuer
erhoht erhohen steigt steigen anheben anhebung erhohung
`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));
