using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Serving;

public sealed class AsAtTests
{
    [Theory]
    [InlineData("2004", "2004-12-31")]
    [InlineData("2004-02", "2004-02-29")]
    [InlineData("2004-06-30", "2004-06-30")]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    public void A_year_or_a_month_means_its_last_day(string? text, string? day)
    {
        Assert.True(AsAt.TryRead(text, out var read));
        Assert.Equal(day, read?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("04")]
    [InlineData("2004-6")]
    [InlineData("30/06/2004")]
    [InlineData("2004-06-31")]
    public void Anything_else_is_refused(string text) => Assert.False(AsAt.TryRead(text, out _));
}
