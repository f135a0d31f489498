using MissionGov.Domain.Comments;

namespace MissionGov.Domain.Tests.Comments;

public sealed class MentionsTests
{
    private static readonly string[] Titles = ["Unit lead", "NHS unit lead", "NHS unit", "Director, Outpatients, NHS England"];

    [Theory]
    [InlineData("@NHS unit lead, can you look?", "NHS unit lead")]
    [InlineData("Ask the @nhs UNIT lead.", "NHS unit lead")]
    [InlineData("@NHS unit leader", "NHS unit")]
    [InlineData("@Director, Outpatients, NHS England: when?", "Director, Outpatients, NHS England")]
    [InlineData("@Unit lead and @NHS unit and again @Unit lead", "Unit lead|NHS unit")]
    [InlineData("Write to post@unit lead", "")]
    [InlineData("@Unit leads", "")]
    [InlineData("@Nobody @ @", "")]
    public void A_post_is_called_by_its_whole_title(string text, string called) => Assert.Equal(called, string.Join('|', Mentions.In(text, Titles)));
}
