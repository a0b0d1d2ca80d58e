package promise

// The closed vocabularies of the slots. The names are those of the JSON contract; the term
// of the W3C Data Privacy Vocabulary (DPV 2.3) that each maps to is in dpv.go.

// Act is what is done with data, or about it.
type Act string

// The acts.
const (
	Collect   Act = "Collect"
	Use       Act = "Use"
	Share     Act = "Share"
	Sell      Act = "Sell"
	Store     Act = "Store"
	Delete    Act = "Delete"
	Transfer  Act = "Transfer"
	Protect   Act = "Protect"
	Inform    Act = "Inform"
	Consent   Act = "Consent"
	Choice    Act = "Choice"
	Right     Act = "Right"
	Profile   Act = "Profile"
	Track     Act = "Track"
	Combine   Act = "Combine"
	Anonymise Act = "Anonymise"
	TrainAI   Act = "TrainAI"
	Audit     Act = "Audit"
	Other     Act = "Other"
)

// Force is how the clause binds: the deontic operator.
type Force string

// The forces.
const (
	Prohibition   Force = "Prohibition"
	Obligation    Force = "Obligation"
	Practice      Force = "Practice"
	Permission    Force = "Permission"
	Entitlement   Force = "Entitlement"
	NoEntitlement Force = "NoEntitlement"
	Attempt       Force = "Attempt"
)

// Holder is who acts or is bound; for a right or choice, the user.
type Holder string

// The holders.
const (
	Provider   Holder = "Provider"
	Processor  Holder = "Processor"
	Affiliate  Holder = "Affiliate"
	ThirdParty Holder = "ThirdParty"
	User       Holder = "User"
	Authority  Holder = "Authority"
	Customer   Holder = "Customer"
	Unknown    Holder = "Unknown"
)

// Status is how the source stands to what it says.
type Status string

// The statuses. A statement asserts; a DPIA, a report or the press may do the others.
const (
	Asserted    Status = "asserted"
	Alleged     Status = "alleged"
	Reported    Status = "reported"
	Denied      Status = "denied"
	Recommended Status = "recommended"
	Planned     Status = "planned"
)

// AsLongAsNecessary is the retention value of an indefinite period; any other value is an
// ISO 8601 duration.
const AsLongAsNecessary = "as-long-as-necessary"

// Vocabulary lists the values that each slot may take, in the order that they are listed
// and printed in. It is the closed set that language folders and rule pages are held to.
var Vocabulary = map[Slot][]string{
	SlotAct: {"Collect", "Use", "Share", "Sell", "Store", "Delete", "Transfer", "Protect", "Inform", "Consent",
		"Choice", "Right", "Profile", "Track", "Combine", "Anonymise", "TrainAI", "Audit", "Other"},
	SlotForce:  {"Prohibition", "Obligation", "Practice", "Permission", "Entitlement", "NoEntitlement", "Attempt"},
	SlotHolder: {"Provider", "Processor", "Affiliate", "ThirdParty", "User", "Authority", "Customer", "Unknown"},
	SlotData: {"PersonalData", "Identity", "Contact", "Account", "Financial", "Location", "Device", "Usage", "Content", "Cookies",
		"Health", "Biometric", "Contacts", "Demographic", "Children", "SpecialCategory", "Inferred", "Transaction", "Anonymous"},
	SlotPurpose: {"ServiceProvision", "Improvement", "DirectMarketing", "Advertising", "Personalisation", "Security", "Legal",
		"Research", "TrainAI", "Analytics", "Payment", "Support", "Communication", "Recruitment", "BusinessTransfer", "Other"},
	SlotRecipient: {"ThirdParty", "Processor", "Affiliate", "Authority", "Advertiser", "Partner", "Acquirer", "Public", "Customer", "Named"},
	SlotCondition: {"Consent", "OptOut", "LegalRequirement", "Contract", "Necessity", "LegitimateInterest", "BusinessTransfer",
		"Emergency", "UserRequest", "UserAction", "Exception", "Other"},
	SlotStatus: {"asserted", "alleged", "reported", "denied", "recommended", "planned"},
}
