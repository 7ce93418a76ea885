using StudentActors.Domain.Calendar;
using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Gateway.Students;

/// <summary>What every request with the data of a child who comes in has in common.</summary>
internal static class EnrolmentForms
{
    // Only a silo knows whether synthetic identities are allowed; here every other fault is reported.
    private static readonly IdentityPolicy AnyIdentity = new(AllowSynthetic: true);

    /// <summary>The rules by which its fields are refused.</summary>
    public static readonly Rule[] Rules =
    [
        RuleBook.SchoolCodeShape, RuleBook.ClassIdShape, RuleBook.NameRequired, RuleBook.NameTooLong, RuleBook.NameCharacters, RuleBook.SexRequired,
        RuleBook.BirthDate, RuleBook.BirthDateRange, RuleBook.Ethnicity, RuleBook.EntryRequired, RuleBook.EntryDate, RuleBook.EntryWay,
        RuleBook.AttendanceUnknown, RuleBook.GuardianName, RuleBook.GuardianRelation, RuleBook.GuardiansTooMany, RuleBook.Phone, RuleBook.Address,
        RuleBook.ProvincialData, RuleBook.DocumentType, RuleBook.DocumentNumberRequired, RuleBook.DocumentShape, RuleBook.CheckDigit,
        RuleBook.DocumentBirthDate, RuleBook.DivisionUnknown, RuleBook.SyntheticIdentity, RuleBook.BirthDateMismatch, RuleBook.SexMismatch,
        RuleBook.IssuerRequired, RuleBook.IssuerNotAllowed,
    ];

    /// <summary>Why a form is refused whose school has no grain because its code is none; what else is wrong is told as well.</summary>
    public static Refusal RefuseWithoutSchool(EnrolmentForm form, TimeProvider time) =>
        EnrolmentCheck.Check(form, ChinaTime.Today(time), AnyIdentity).Refusal ?? Refusal.Of(RuleBook.SchoolCodeShape, "school");
}
