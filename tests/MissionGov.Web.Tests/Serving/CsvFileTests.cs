using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Serving;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("said \"so\"", "\"said \"\"so\"\"\"")]
    [InlineData("", "")]
    public void No_text_is_run_by_a_spreadsheet(string text, string cell) => Assert.Equal(cell, CsvFile.Cell(text));

    [Fact]
    public void Numbers_and_days_stay_what_they_are()
    {
        Assert.Equal(["-2.5", "-3", "2026-02-01", ""], new object?[] { -2.5, -3, new DateOnly(2026, 2, 1), null }.Select(CsvFile.Cell));
    }
}
