/** Invented articles of invented outlets: one story reported once and rewritten twice, one independent report, one draft. */

export const courier = `Port authority paid in full for a channel that was never finished

By Ines Varga, The Halvern Courier
Published: 11 March 2026 06:10

The Halvern Port Authority paid a contractor the full €48.2 million price of a channel-deepening project although six of the eleven kilometres had not been dredged, according to a contract and payment schedule seen by the Courier.

The contract was signed on 14 June 2023 with Varn & Holm Dredging and called for the approach channel to be deepened from 11.5 to 14 metres by the end of last year. It set out five instalments, each to be released after a survey of the seabed.

The final instalment, of €9.6 million, was transferred on 2 May 2025, three weeks before the survey that should have triggered it. That survey was then postponed twice, two people with knowledge of the project said.

“We paid for metres of water and we got metres of mud,” said one of them, who asked not to be named because the matter is under audit.

A spokesperson for the authority said all payments had followed “the milestones agreed by both parties” and that work would resume in spring. Varn & Holm did not reply to questions sent on Monday.

Halvern handles roughly a third of the country’s grain exports, most of it between August and December. Ships drawing more than 11 metres must still wait for high water, the harbour pilots’ association said.
`;

export const northline = `Halvern port paid €48m for unfinished dredging

Published: 11 March 2026 09:22

The port of Halvern paid the full €48.2 million for a deeper channel although five of the eleven kilometres were never dredged, The Halvern Courier reported on Wednesday.

The paper cites a contract and a payment schedule. According to the Courier, the last €9.6 million was transferred three weeks before the survey that should have released it.

The port authority says that all payments followed the milestones agreed by both parties.
`;

export const estuary = `Questions over port’s dredging millions

Published: 12 March 2026 07:40

Pressure is growing on the Halvern Port Authority after it emerged that it paid €48.2 million for a channel of which less than half was dredged.

As Northline reported, six of the eleven kilometres remain untouched. The final payment was made in May 2025, before the seabed had been surveyed.

Grain exporters said they were following the matter closely. Officials declined to say when the dredgers would return.
`;

export const quayRadio = `Audit office opens inquiry into Halvern dredging

By Tom Okello, Quay Radio
Published: 12 March 2026 17:00

The regional audit office has opened an inquiry into the dredging of the Halvern channel, its president, Livia Sander, told Quay Radio on Thursday.

“We opened the file in January, and we have asked the authority for every survey since 2023,” Sander said in an interview.

She confirmed that the authority paid the full price of €48.2 million. Sander would not say whether the contractor had been asked to pay money back. The findings are expected in the summer.
`;

export const draft = `Draft: Who was paid, and for how much channel

Halvern’s port authority paid €48.2 million for a channel that ends in mud. Six of its eleven kilometres have not been dredged.

The last instalment went out three weeks before the survey that should have released it. The audit office has been looking into the matter since January.
`;

export const waiting = `Nineteen patients waited more than a year for a hip

By Noor Haddad, The Inland Post
Published: 9 March 2026 08:00

Nineteen patients of the Marlow district hospital waited longer than fifty-two weeks for a new hip in January, figures of the health ministry show.

The ministry stopped publishing monthly figures in 2023. A nurse who works on the ward said that names were taken off the list before each quarterly count.

The hospital denies this. “Nobody is taken off the list who still needs an operation,” its director, Jan Brede, said.
`;
