using Orleans.Concurrency;
using StudentActors.Contracts.Calls;
using StudentActors.Contracts.Cases;
using StudentActors.Domain.Accounts;

namespace StudentActors.Contracts.Schools;

/// <summary>One school: profile, classes, roster, and the way in for its students. Key: <see cref="GrainKeys.School"/>.</summary>
[Alias("sa.ISchoolGrain")]
public interface ISchoolGrain : IGrainWithStringKey
{
    [Alias("Open")]
    Task<Answer<SchoolView>> Open(OpenSchool command, CancellationToken cancellationToken);

    [ReadOnly, Alias("Read")]
    Task<Answer<SchoolView>> Read(Caller caller, CancellationToken cancellationToken);

    [Alias("OpenClass")]
    Task<Answer<ClassView>> OpenClass(OpenClass command, CancellationToken cancellationToken);

    [ReadOnly, Alias("ReadClasses")]
    Task<Answer<ClassList>> ReadClasses(Caller caller, CancellationToken cancellationToken);

    /// <summary>One page of the roster, masked.</summary>
    [ReadOnly, Alias("ReadRoster")]
    Task<Answer<RosterPage>> ReadRoster(ReadRoster query, CancellationToken cancellationToken);

    /// <summary>
    /// Enrols a student (art. 6): a place in the class, the record, its number and its claims, in one commit. Many enrolments of one school
    /// run at the same time.
    /// </summary>
    [AlwaysInterleave, Alias("Enrol")]
    Task<Answer<EnrolmentView>> Enrol(EnrolStudent command, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a transfer to this school (art. 15): a place in the class is held until the case ends, the student is locked, and the next
    /// office gets its step.
    /// </summary>
    [AlwaysInterleave, Alias("StartTransfer")]
    Task<Answer<CaseView>> StartTransfer(StartTransfer command, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a case for a child above the first grade of a stage who has no record: a place in the class is held until it ends, and the record
    /// is created with its number when the last office has approved. A child who has a record is refused, to be transferred.
    /// </summary>
    [AlwaysInterleave, Alias("StartSupplementary")]
    Task<Answer<CaseView>> StartSupplementary(StartSupplementary command, CancellationToken cancellationToken);

    /// <summary>
    /// Graduates a class: starts a case for every live student, which takes effect at once in compulsory education and is the home authority's to
    /// approve in senior high. Who may not graduate is listed. It may be asked again, and again goes on with those who are left.
    /// </summary>
    [AlwaysInterleave, Alias("GraduateClass")]
    Task<Answer<ClassGraduationView>> GraduateClass(GraduateClass command, CancellationToken cancellationToken);

    /// <summary>
    /// Proposes to merge the school into another one (撤并), or to close it (停办) when it has no students left. The level above approves, unless it
    /// is the one who proposes or policy does without.
    /// </summary>
    [Alias("ProposeClosing")]
    Task<Answer<ClosingView>> ProposeClosing(ProposeClosing command, CancellationToken cancellationToken);

    /// <summary>Approves or refuses what was proposed. Once approved nobody enters the school, and its students move.</summary>
    [Alias("DecideClosing")]
    Task<Answer<ClosingView>> DecideClosing(DecideClosing command, CancellationToken cancellationToken);

    /// <summary>Takes the school's report of dropouts for one month.</summary>
    [Alias("ReportDropouts")]
    Task<Answer<DropoutReportView>> ReportDropouts(ReportDropouts command, CancellationToken cancellationToken);

    /// <param name="caller">Who asks.</param>
    /// <param name="month"><c>YYYY-MM</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("ReadDropoutReport")]
    Task<Answer<DropoutReportView>> ReadDropoutReport(Caller caller, string? month, CancellationToken cancellationToken);

    /// <summary>
    /// Takes how many children entered in a year (art. 6). The same again changes nothing; other numbers replace what was announced for the year.
    /// </summary>
    [Alias("AnnounceEntrants")]
    Task<Answer<EntrantsView>> AnnounceEntrants(AnnounceEntrants command, CancellationToken cancellationToken);

    /// <summary>What was announced for a year, and how many of the children have a record.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="year"><c>YYYY</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("ReadEntrants")]
    Task<Answer<EntrantsView>> ReadEntrants(Caller caller, string? year, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the school's check of its rolls in the present term (art. 25). The same again changes nothing; other numbers take the place of the first.
    /// </summary>
    [Alias("CheckTerm")]
    Task<Answer<TermCheckView>> CheckTerm(CheckTerm command, CancellationToken cancellationToken);

    /// <param name="caller">Who asks.</param>
    /// <param name="term"><c>YYYY-autumn</c> or <c>YYYY-spring</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("ReadTermCheck")]
    Task<Answer<TermCheckView>> ReadTermCheck(Caller caller, string? term, CancellationToken cancellationToken);

    /// <summary>What the school itself owes, or is late with; first what is due first.</summary>
    [ReadOnly, Alias("ReadDuties")]
    Task<Answer<DutyList>> ReadDuties(Caller caller, CancellationToken cancellationToken);

    /// <summary>The last merger or closure that was proposed.</summary>
    [ReadOnly, Alias("ReadClosing")]
    Task<Answer<ClosingView>> ReadClosing(Caller caller, CancellationToken cancellationToken);
}
