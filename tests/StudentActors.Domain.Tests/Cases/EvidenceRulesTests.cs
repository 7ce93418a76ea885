using StudentActors.Domain.Accounts;
using StudentActors.Domain.Cases;
using StudentActors.Domain.Rules;
using static StudentActors.Domain.Tests.Cases.CaseSamples;

namespace StudentActors.Domain.Tests.Cases;

public sealed class EvidenceRulesTests
{
    private static readonly byte[] Pdf = "%PDF-1.7"u8.ToArray();

    private static readonly string Hash = new('b', 64);

    private readonly CaseRecord _record = Started(Open(OtherProvince));

    [Fact]
    public void Every_office_with_a_part_in_the_case_attaches()
    {
        foreach (var caller in new[] { Registrar(OtherProvince), Registrar(Home), Officer(Wuhua), Officer(Yaohai) })
        {
            var attached = Accepted.Value(Attach(caller: caller));
            Assert.Equal(new EvidenceItem(Hash, EvidenceType.Pdf, 8, "证明.pdf", caller.Account, caller.Office, Now), attached.Item);
            Assert.Single(CaseRecord.Apply(_record, attached).Evidence);
        }
    }

    [Theory]
    [InlineData("25504446-2D312E34", EvidenceType.Pdf)]
    [InlineData("FFD8FFE0", EvidenceType.Jpeg)]
    [InlineData("89504E47-0D0A1A0A-00", EvidenceType.Png)]
    [InlineData("89504E47-0D0A", null)]
    [InlineData("4D5A9000", null)]
    [InlineData("3C68746D6C3E", null)]
    [InlineData("", null)]
    public void Type_is_told_by_the_first_bytes(string head, EvidenceType? expected) =>
        Assert.Equal(expected, EvidenceRules.TypeOf(Convert.FromHexString(head.Replace("-", "", StringComparison.Ordinal))));

    [Fact]
    public void What_is_no_evidence_is_refused()
    {
        Refused.With(Attach(content: "MZ executable"u8.ToArray()), RuleBook.EvidenceTypeUnknown);
        Refused.With(Attach(length: 0), RuleBook.EvidenceSize);
        Refused.With(Attach(length: EvidenceRules.LargestBytes + 1), RuleBook.EvidenceSize);
        Assert.True(Attach(length: EvidenceRules.LargestBytes).Accepted);
        Refused.For(Attach(name: "a\nb.pdf"), ("name", RuleBook.EvidenceName));
        Refused.For(Attach(name: null), ("name", RuleBook.EvidenceName));
        Refused.For(Attach(name: new string('a', 101)), ("name", RuleBook.EvidenceName));
    }

    [Fact]
    public void Who_has_no_part_or_comes_too_late_is_refused()
    {
        Refused.With(Attach(caller: Samples.NationalOperator), RuleBook.EvidenceOffice);
        Refused.With(Attach(caller: Officer(Wuhu)), RuleBook.CaseNotFound);
        Refused.With(Attach(caller: Registrar(Home) with { Role = Role.Auditor }), RuleBook.EvidenceOffice);
        var ended = CaseRecord.Apply(_record, new CaseWithdrawn("registrar", null) { At = Now });
        Refused.With(EvidenceRules.Decide(ended, Registrar(Home), "a.pdf", Pdf, 8, Hash, Now), RuleBook.CaseEnded);
    }

    [Fact]
    public void Same_file_twice_and_a_twenty_first_are_refused()
    {
        var record = _record;
        for (var i = 0; i < EvidenceRules.Most; i++)
        {
            var hash = i.ToString("x64", null);
            record = CaseRecord.Apply(record, EvidenceRules.Decide(record, Registrar(Home), "a.pdf", Pdf, 8, hash, Now).Value!);
        }

        Refused.With(EvidenceRules.Decide(record, Registrar(Home), "a.pdf", Pdf, 8, Hash, Now), RuleBook.EvidenceTooMany);
        var first = CaseRecord.Apply(_record, Attach().Value!);
        Refused.With(EvidenceRules.Decide(first, Registrar(Home), "b.pdf", Pdf, 8, Hash, Now), RuleBook.EvidenceExists);
    }

    private Decision<EvidenceAttached> Attach(
        byte[]? content = null, long length = 8, string? name = "证明.pdf", Caller? caller = null) =>
        EvidenceRules.Decide(_record, caller ?? Registrar(OtherProvince), name, content ?? Pdf, length, Hash, Now);
}
