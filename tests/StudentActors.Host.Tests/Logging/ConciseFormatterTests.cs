using StudentActors.Host.Logging;

namespace StudentActors.Host.Tests.Logging;

public sealed class ConciseFormatterTests
{
    [Theory]
    [InlineData("to [S10.0.0.1:11111 school/S-2134010201] late", "to [S10.0.0.1:11111 school/…] late")]
    [InlineData("account/A-zhang.san@340102, next", "account/…, next")]
    [InlineData("student/0f8fad5bd9cb469fa16570867728950e]", "student/…]")]
    [InlineData("GET /api/v1/students/0f8fad5b-d9cb-469f-a165-70867728950e failed", "GET /api/v1/students/… failed")]
    [InlineData("region/R-340102", "region/…")]
    [InlineData("Error writing grain state: GrainId=A-operator ETag=1", "Error writing grain state: GrainId=… ETag=1")]
    [InlineData("two\r\n  lines", "two lines")]
    [InlineData("nothing to hide", "nothing to hide")]
    public void Keys_of_grains_are_cut_out(string text, string printed) => Assert.Equal(printed, ConciseFormatter.Redact(text));
}
