using CsCheck;
using StudentActors.Domain.Schools;

namespace StudentActors.Domain.Tests.Schools;

public sealed class ClassIdTests
{
    [Theory]
    [InlineData("primary-2026-3", Stage.Primary, 2026, 3)]
    [InlineData("junior-1980-1", Stage.Junior, 1980, 1)]
    [InlineData("senior-2099-99", Stage.Senior, 2099, 99)]
    public void Stage_entry_year_and_number_are_an_id(string text, Stage stage, int entryYear, int number)
    {
        Assert.True(ClassId.TryParse(text, out var id));
        Assert.Equal(new ClassId(stage, entryYear, number), id);
        Assert.Equal(new Cohort(stage, entryYear), id.Cohort);
        Assert.Equal(text, id.Value);
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("primary")]
    [InlineData("primary-2026")]
    [InlineData("primary-2026-")]
    [InlineData("primary-2026-3-")]
    [InlineData("primary-2026-3-1")]
    [InlineData("primary-2026-0")]
    [InlineData("primary-2026-03")]
    [InlineData("primary-2026-100")]
    [InlineData("primary-2026--3")]
    [InlineData("primary-1979-3")]
    [InlineData("primary-2100-3")]
    [InlineData("primary-02026-3")]
    [InlineData("primary-26-3")]
    [InlineData("Primary-2026-3")]
    [InlineData("primary -2026-3")]
    [InlineData(" primary-2026-3")]
    [InlineData("primary-2026-3 ")]
    [InlineData("primary- 2026-3")]
    [InlineData("primary-+2026-3")]
    [InlineData("primary-２０２６-3")]
    [InlineData("小学-2026-3")]
    [InlineData("1-2026-3")]
    [InlineData("primary-99999999999-3")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(ClassId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void Every_id_is_read_back() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1980, 2099], Gen.Int[1, 99]).Sample((stage, entryYear, number) =>
        {
            var id = new ClassId((Stage)stage, entryYear, number);
            return ClassId.TryParse(id.Value, out var read) && read == id;
        });

    [Fact]
    public void Any_text_is_answered_without_an_exception() =>
        Gen.String.Sample(text => !ClassId.TryParse(text, out var id) || id.Value == text);
}
