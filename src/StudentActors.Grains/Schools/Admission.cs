using StudentActors.Domain.Identity;
using StudentActors.Domain.Regions;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Schools;
using StudentActors.Domain.Students;

namespace StudentActors.Grains.Schools;

/// <summary>An enrolment that the school would take, if there is a place.</summary>
internal sealed record Admission(EnrolmentApplication Application, SchoolClass Class, PlaceOfStudy Place)
{
    public static Decision<Admission> Check(
        SchoolRecord school, EnrolmentForm form, DateOnly today, IdentityPolicy identity, RegionPolicy policy)
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

        if (school.Offering(application.Class.Stage) is not { } offering)
        {
            return Refusal.Of(RuleBook.StageNotTaught, "class");
        }

        if (school.Class(application.Class) is not { } schoolClass)
        {
            return Refusal.Of(RuleBook.ClassNotFound, "class");
        }

        if (application.Class.Cohort.GradeOn(today, offering.Years, SchoolYear.National) is null)
        {
            return Refusal.Of(RuleBook.ClassFinished, "class");
        }

        return policy.RefuseEntry(application.Class, application.BirthDate) is { } refusal
            ? refusal
            : new Admission(
                application, schoolClass, new PlaceOfStudy(school.Code, school.Authority, application.Class, offering.Years));
    }
}
