using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Tests.Serving.Tables;

/// <summary>A table with one of every kind of cell, and with what would do harm.</summary>
internal static class SampleTable
{
    public sealed record Row(string? Text, double? Number, long? Whole, DateOnly? Day, bool? YesNo);

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("plain, with a comma", -2.5, 3, new DateOnly(2026, 2, 1), true),
        new("=HYPERLINK(\"http://evil.example\")", 1e-7, -3, new DateOnly(1899, 1, 1), false),
        new("+1", 208_600, long.MaxValue, new DateOnly(2100, 12, 31), null),
        new("-1", 0, 0, null, true),
        new("@SUM(A1)", 0.1 + 0.2, 1, new DateOnly(1900, 2, 28), true),
        new("\tx", null, null, null, null),
        new("\rx", 1, 1, null, null),
        new("a\u0001b\uFFFFc", 1, 1, null, null),
        new(null, null, null, null, null),
        new("", null, null, null, null),
        new("two\nlines “quoted” − £ 😀", 1, 1, null, null),
    ];

    private static readonly Columns<Row> All = new Columns<Row>()
        .Text("text", "Words", row => row.Text).Number("number", "A number", row => row.Number).Whole("whole", "A whole number", row => row.Whole)
        .Day("day", "A day", row => row.Day).YesNo("yes_no", "Yes or no", row => row.YesNo);

    public static DataTable Of(IReadOnlyList<Row> rows) => All.Table("sample", "A sample & its <title>", "/sample?view=all", rows) with { Sources = ["Office of tests"], Notes = ["=Made up."] };

    public static readonly TableFacts Facts = new("Figures as at 1 February 2026", "Office of tests", "Office of tests: sample", new Uri("https://missions.example.gov.uk/sample"), 7);
}
