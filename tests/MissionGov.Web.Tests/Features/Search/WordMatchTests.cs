using MissionGov.Web.Features.Search;

namespace MissionGov.Web.Tests.Features.Search;

public sealed class WordMatchTests
{
    [Theory]
    [InlineData("waiting", "waiting", 1)]
    [InlineData("wait", "waiting", 0.9)]
    [InlineData("hood", "neighbourhood", 0.6)]
    [InlineData("wiating", "waiting", 0.75)]
    [InlineData("waitng", "waiting", 0.75)]
    [InlineData("waitting", "waiting", 0.75)]
    [InlineData("waeting", "waiting", 0.75)]
    [InlineData("neighborhod", "neighbourhood", 0.375)]
    [InlineData("neihgb", "neighbourhood", 0.75)]
    [InlineData("homse", "homes", 0.75)]
    public void A_word_fits_whole_begun_in_part_or_with_a_slip(string asked, string word, double fit) => Assert.Equal(fit, WordMatch.Of(asked, [word]));

    [Theory]
    [InlineData("cat", "car")]
    [InlineData("homes", "hospital")]
    [InlineData("police", "pupils")]
    [InlineData("waiting", "painted")]
    public void A_word_that_is_another_does_not_fit(string asked, string name) => Assert.Equal(0, WordMatch.Of(asked, [name]));

    [Fact]
    public void Accents_capitals_and_signs_do_not_count() => Assert.Equal(["ecole", "dete", "18", "week", "childrens"], WordMatch.Words("École d'été: 18-week CHILDREN’S"));

    [Fact]
    public void Small_words_do_not_count_unless_there_are_no_others()
    {
        Assert.Equal(["homes", "london"], WordMatch.Asked("the homes in London", 8));
        Assert.Equal(["the", "of"], WordMatch.Asked("the of", 8));
    }
}
