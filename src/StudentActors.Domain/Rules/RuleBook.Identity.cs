namespace StudentActors.Domain.Rules;

public static partial class RuleBook
{
    public static readonly Rule IdentityDuplicate = Conflict("identity.duplicate",
        "该身份证件已有学籍：一人一籍，请通过转学办理。", "This identity document already has a record: one person, one record. Use a transfer instead.", "9");

    public static readonly Rule DocumentType = Invalid("identity.document-type",
        "证件类型不在允许的范围内。", "The document type is not one of those accepted.", "6");

    public static readonly Rule DocumentNumberRequired = Invalid("identity.number-required",
        "请填写证件号码。", "The document number is missing.", "6");

    public static readonly Rule DocumentShape = Invalid("identity.shape",
        "证件号码的位数或字符不符合该证件类型。", "The document number has the wrong length or characters for its type.", "6");

    public static readonly Rule CheckDigit = Invalid("identity.check-digit",
        "证件号码的校验码不正确，请核对号码。", "The check character of the document number is wrong; compare it with the document.", "6");

    public static readonly Rule DocumentBirthDate = Invalid("identity.birth-date",
        "证件号码中的出生日期不存在。", "The birth date inside the document number does not exist.", "6");

    public static readonly Rule DivisionUnknown = Invalid("identity.division",
        "证件号码的前六位不是任何时期有效的行政区划代码。", "The first six digits of the document number were never a division code.", "6");

    public static readonly Rule SyntheticIdentity = Invalid("identity.synthetic",
        "此登记系统不接受虚构身份（99xxxx）。", "Synthetic identities (99xxxx) are not accepted by this registry.", "9");

    public static readonly Rule BirthDateMismatch = Invalid("identity.birth-date-mismatch",
        "出生日期与证件号码不一致。", "The birth date differs from the one in the document number.", "9");

    public static readonly Rule SexMismatch = Invalid("identity.sex-mismatch",
        "性别与证件号码不一致。", "The sex differs from the one in the document number.", "9");

    public static readonly Rule IssuerRequired = Invalid("identity.issuer",
        "护照须注明签发国家或地区（ISO 3166-1 两位代码）。", "A passport needs its issuing country as an ISO 3166-1 two-letter code.", "6");

    public static readonly Rule IssuerNotAllowed = Invalid("identity.issuer-not-allowed",
        "该证件类型不填签发国家。", "This document type has no issuing country.", "6");
}
