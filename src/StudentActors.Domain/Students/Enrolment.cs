using StudentActors.Domain.Identity;

namespace StudentActors.Domain.Students;

/// <summary>
/// Decides an enrolment (建籍): which number it gets and whether it begins as a problem record. A child is never turned away for papers;
/// what is missing or doubtful becomes a problem and a temporary number.
/// </summary>
public static class Enrolment
{
    /// <param name="problems">Doubts that the registry's claims have raised so far; missing papers are added here.</param>
    /// <param name="sequence">0–999; used only where the number is the registry's own.</param>
    public static StudentEnrolled Decide(
        StudentId id, EnrolmentApplication application, PlaceOfStudy place, IReadOnlyList<ProblemKind> problems, int sequence)
    {
        if (application.Document is null && !problems.Contains(ProblemKind.NoDocument))
        {
            problems = [.. problems, ProblemKind.NoDocument];
        }

        return new StudentEnrolled
        {
            Id = id,
            Number = Number(application, place, problems, sequence),
            Place = place,
            Name = application.Name,
            Sex = application.Sex,
            BirthDate = application.BirthDate,
            Document = application.Document,
            Entry = application.Entry,
            Basic = application.Basic,
            Problems = problems,
        };
    }

    /// <summary>G for a resident ID, J for another document, L while a problem is unsettled (art. 8).</summary>
    private static StudentNumber Number(
        EnrolmentApplication application, PlaceOfStudy place, IReadOnlyList<ProblemKind> problems, int sequence)
    {
        if (problems.Count > 0)
        {
            return StudentNumber.SelfMade(NumberKind.Temporary, place.HomeAuthority, application.BirthDate, sequence);
        }

        return application.Document is { Type: DocumentType.ResidentId } document
            && ResidentIdNumber.TryParse(document.Number, out var residentId)
                ? StudentNumber.FromResidentId(residentId)
                : StudentNumber.SelfMade(NumberKind.Formal, place.HomeAuthority, application.BirthDate, sequence);
    }
}
