using StudentActors.Contracts.Schools;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;
using StudentActors.Storage.Registry;

namespace StudentActors.Grains.Students;

/// <summary>How an enrolment ended.</summary>
internal abstract record EnrolmentResult
{
    private EnrolmentResult()
    {
    }

    internal sealed record Enrolled(StudentRecord Record, byte[] HeadHash) : EnrolmentResult;

    /// <summary>This very request was enrolled before.</summary>
    internal sealed record AnsweredBefore(StoredAnswer Answer) : EnrolmentResult;

    /// <param name="Existing">The record that holds the document, where that is the reason.</param>
    internal sealed record Refused(Refusal Refusal, ExistingStudentView? Existing = null) : EnrolmentResult;
}
