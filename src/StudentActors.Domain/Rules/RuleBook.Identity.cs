namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule IdentityDuplicate = Conflict("identity.duplicate",
        "该身份证件已有学籍：一人一籍，请通过转学或升学接续办理。", "This identity document already has a record: one person, one record. Use a transfer or a continuation instead.", "9");

    public static readonly Rule DocumentType = Invalid("identity.document-type",
        "请选择受理的证件类型，如 residentId（居民身份证）或 passport（护照）。",
        "Choose a document type that is accepted, e.g. residentId or passport.", "6");

    public static readonly Rule DocumentNumberRequired = Invalid("identity.number-required",
        "请填写证件号码；没有证件时请不要填写证件一项。",
        "Give the document number; leave the document out altogether where there is none.", "6");

    public static readonly Rule DocumentShape = Invalid("identity.shape",
        "证件号码的位数或字符不符合该证件类型，请核对号码和类型。",
        "The document number has the wrong length or characters for its type; compare number and type.", "6");

    public static readonly Rule CheckDigit = Invalid("identity.check-digit",
        "证件号码的校验码不正确，请核对号码。", "The check character of the document number is wrong; compare it with the document.", "6");

    public static readonly Rule DocumentBirthDate = Invalid("identity.birth-date",
        "证件号码中的出生日期不存在，请核对号码。",
        "The birth date inside the document number does not exist; compare it with the document.", "6");

    public static readonly Rule DivisionUnknown = Invalid("identity.division",
        "证件号码的前六位不是任何时期有效的行政区划代码，请核对号码和证件类型。",
        "The first six digits of the document number were never a division code; compare number and document type.", "6");

    public static readonly Rule SyntheticIdentity = Invalid("identity.synthetic",
        "此登记系统不接受虚构身份（99xxxx），请填写真实证件。",
        "Synthetic identities (99xxxx) are not accepted by this registry; give the real document.", "9");

    public static readonly Rule BirthDateMismatch = Invalid("identity.birth-date-mismatch",
        "出生日期与证件号码不一致，请核对两项。", "The birth date differs from the one in the document number; compare both.", "9");

    public static readonly Rule SexMismatch = Invalid("identity.sex-mismatch",
        "性别与证件号码不一致，请核对两项。", "The sex differs from the one in the document number; compare both.", "9");

    public static readonly Rule IssuerRequired = Invalid("identity.issuer",
        "护照须注明签发国家或地区（ISO 3166-1 两位代码，如 FR）。",
        "A passport needs its issuing country as an ISO 3166-1 two-letter code, e.g. FR.");

    public static readonly Rule IssuerNotAllowed = Invalid("identity.issuer-not-allowed",
        "只有护照填写签发国家，请删除该项。", "Only a passport has an issuing country; leave it out.");
}
