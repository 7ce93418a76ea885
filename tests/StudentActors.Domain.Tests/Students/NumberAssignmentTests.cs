using StudentActors.Domain.Identity;
using StudentActors.Domain.Rules;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class NumberAssignmentTests
{
    private static readonly StudentRecord Settled = Samples.Record(ProblemKind.PossibleDuplicate) with { Problems = [] };

    [Fact]
    public void Settled_record_with_a_resident_id_gets_its_g_number() =>
        Assert.Equal("G" + Samples.ResidentId, Accepted.Value(NumberAssignment.Decide(Settled, 900)).Number.Value);

    [Fact]
    public void Settled_record_with_another_document_gets_a_j_number()
    {
        var record = Settled with { Document = new IdentityDocument(DocumentType.Passport, "AB1234567", "FR") };

        Assert.StartsWith("J34010220180315017", Accepted.Value(NumberAssignment.Decide(record, 17)).Number.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Formal_number_is_never_replaced() => Refused.With(NumberAssignment.Decide(Samples.Record(), 900), RuleBook.NumberFormal);

    [Theory]
    [InlineData(ProblemKind.NoDocument)]
    [InlineData(ProblemKind.PossibleDuplicate)]
    [InlineData(ProblemKind.NumberTaken)]
    public void Problem_record_keeps_its_temporary_number(ProblemKind problem) =>
        Refused.With(NumberAssignment.Decide(Samples.Record(problem), 900), RuleBook.NumberProblem);

    [Fact]
    public void Record_without_a_document_keeps_its_temporary_number() =>
        Refused.With(NumberAssignment.Decide(Settled with { Document = null }, 900), RuleBook.NumberProblem);
}
