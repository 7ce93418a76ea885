using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.StatusChanges;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Schools;

/// <summary>An enrolment that the school would take, if there is a place.</summary>
internal sealed record Admission(EnrolmentApplication Application, SchoolClass Class, PlaceOfStudy Place)
{
    /// <param name="supplementary">By a case for a child above the first grade, which policy may ask for.</param>
    public static Decision<Admission> Check(
        SchoolRecord school, EnrolmentForm form, DateOnly today, IdentityPolicy identity, RegionPolicy policy, bool supplementary = false)
    {
        var check = EnrolmentCheck.Check(form, today, identity);
        if (!check.Accepted)
        {
            return check.Refusal;
        }

        var application = check.Value;
        if (application.School != school.Code)
        {
            return Refusal.Of(RuleBook.SchoolNotFound, "school");
        }

        var place = CheckClass(school, application.Class, today, "class");
        if (!place.Accepted)
        {
            return place.Refusal;
        }

        if (!supplementary && SupplementaryOpening.RefuseEnrolment(place.Value, policy.Cases, today) is { } needsCase)
        {
            return needsCase;
        }

        return policy.RefuseEntry(application.Class, application.BirthDate) is { } refusal
            ? refusal
            : new Admission(application, school.Class(application.Class)!, place.Value);
    }

    /// <summary>The place of study that a class of the school is, if anybody can still join it.</summary>
    public static Decision<PlaceOfStudy> CheckClass(SchoolRecord school, ClassId id, DateOnly today, string path)
    {
        if (school.State != SchoolState.Open)
        {
            return Refusal.Of(RuleBook.SchoolClosed);
        }

        if (school.Offering(id.Stage) is not { } offering)
        {
            return Refusal.Of(RuleBook.StageNotTaught, path);
        }

        return school.Class(id) is null ? Refusal.Of(RuleBook.ClassNotFound, path)
            : id.Cohort.GradeOn(today, offering.Years, SchoolYear.National) is null ? Refusal.Of(RuleBook.ClassFinished, path)
            : new PlaceOfStudy(school.Code, school.Authority, id, offering.Years);
    }
}
