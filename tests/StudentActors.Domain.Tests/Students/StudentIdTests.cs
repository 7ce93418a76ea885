using CsCheck;
using StudentActors.Domain.Students;

namespace StudentActors.Domain.Tests.Students;

public sealed class StudentIdTests
{
    [Theory]
    [InlineData("00000000-0000-8000-8000-000000000001", 0x00)]
    [InlineData("2a000000-0000-8000-8000-000000000001", 0x2A)]
    [InlineData("ff000000-0000-8000-8000-000000000001", 0xFF)]
    public void Bucket_is_the_first_byte_as_it_is_read(string text, byte bucket)
    {
        Assert.True(StudentId.TryParse(text, out var id));
        Assert.Equal(bucket, id.Bucket);
        Assert.Equal(text, id.Value);
    }

    [Fact]
    public void Upper_case_reads_as_the_same_id()
    {
        Assert.True(StudentId.TryParse("2A000000-0000-8000-8000-00000000000F", out var id));
        Assert.Equal("2a000000-0000-8000-8000-00000000000f", id.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2a000000000080008000000000000001")]
    [InlineData("{2a000000-0000-8000-8000-000000000001}")]
    [InlineData(" 2a000000-0000-8000-8000-000000000001")]
    [InlineData("2a000000-0000-8000-8000-000000000001 ")]
    [InlineData("2a000000-0000-8000-8000-00000000001")]
    [InlineData("0x000000-0000-8000-8000-000000000001")]
    [InlineData("+a000000-0000-8000-8000-000000000001")]
    [InlineData("2a000000-0000-8000-8000-00000000000g")]
    [InlineData("２a000000-0000-8000-8000-000000000001")]
    [InlineData("2a00000-00000-8000-8000-000000000001")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(StudentId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void Every_guid_is_read_back() =>
        Gen.Guid.Sample(guid => StudentId.TryParse(new StudentId(guid).Value, out var id) && id.Guid == guid);
}
