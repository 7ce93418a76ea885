using StudentActors.Grains.Students;

namespace StudentActors.Grains.Tests.Students;

public sealed class NumberSequencesTests
{
    [Theory]
    [InlineData(900, 999)]
    [InlineData(0, 999)]
    [InlineData(500, 500)]
    public void Every_sequence_is_tried_once_and_the_preferred_ones_first(int first, int last)
    {
        var sequences = new NumberSequences(new EnrolmentOptions { FirstSequence = first, LastSequence = last }, new Random(1));
        var tried = new List<int>();
        while (sequences.TryNext(out var sequence))
        {
            tried.Add(sequence);
        }

        var preferred = last - first + 1;
        Assert.Equal(Enumerable.Range(first, preferred), tried.Take(preferred).Order());
        Assert.Equal(Enumerable.Range(0, 1000), tried.Order());
    }
}
