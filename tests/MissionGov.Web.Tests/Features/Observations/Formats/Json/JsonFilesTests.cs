using System.Text;

namespace MissionGov.Web.Tests.Features.Observations.Formats.Json;

/// <summary>JSON as an interface gives it, and as it should not be.</summary>
public sealed class JsonFilesTests
{
    private const string Nested = "A value must be a text or a number, not a list or an object";
    private const string NotValid = "This is not valid JSON. Check commas, quotes and brackets near here";

    [Theory]
    [InlineData("""[{"period":"2023","value":1},{"value":2.50,"period":"2024"}]""")]
    [InlineData("""{ "columns": ["period", "value"], "rows": [["2023", 1], ["2024", "2.5"]] }""")]
    [InlineData("""{ "rows": [["2023", 1], ["2024", 2.5]], "columns": ["period", "value"] }""")]
    [InlineData("""{ "mission": "growth", "baseline": { "value": 9 }, "required": [1, [2]], "observations": [{"period":"2023","value":1,"quality":"p","knownOn":"2024-02-01"},{"period":"2024","value":2.5,"quality":"","knownOn":"2025-02-01"}] }""")]
    [InlineData("\uFEFF \n[ {\"date\":\"2023\",\"value\":1},\n{\"date\":\"2024\",\"value\":2.5} ]\n")]
    public void Rows_are_read_from_each_shape(string json)
    {
        var file = ReadFile.From(json, name: "data.json");

        Assert.Empty(file.Problems.Listed);
        Assert.Equal([1, 2.5], file.Rows.Select(row => row.Value));
        Assert.Equal("", file.Rows[0].Series.Breakdown);
    }

    [Fact]
    public void What_the_object_says_of_all_its_rows_holds_for_each()
    {
        var file = ReadFile.From("""{ "indicator": "Waits", "unit": "%", "placeCode": "E92000001", "target": "x", "data": [{"period":"2024 Q1","value":61.2}] }""", new(ReadFile.Today), "data.json");

        var series = Assert.Single(file.Rows).Series;
        Assert.Equal(("waits", "%", "E92000001", ""), (series.Indicator.Slug, series.Indicator.Unit, series.Place.Code, series.Breakdown));
    }

    [Fact]
    public void Marks_nothing_and_absent_values_are_missing()
    {
        var file = ReadFile.From("""[{"period":"2021","value":null},{"period":"2022"},{"period":"2023","value":"[c]"},{"period":"2024","value":0}]""", name: "data.json");

        Assert.Equal([null, null, null, 0], file.Rows.Select(row => row.Value));
        Assert.Equal((4, 3, 1), (file.Counts.Rows, file.Counts.Missing, file.Counts.Suppressed));
    }

    [Fact]
    public void Pasted_JSON_and_UTF16_are_known_for_what_they_are()
    {
        const string json = """[{"period":"2024","value":1,"area":"Ynys Môn"}]""";

        Assert.Equal(1, Assert.Single(ReadFile.From(json, name: "pasted.csv").Rows).Value);
        Assert.Equal(1, Assert.Single(ReadFile.From([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(json)], name: "data.json").Rows).Value);
    }

    public static TheoryData<string, string> Bad => new()
    {
        { """[{"period":"2023","value":1},""" + "\n" + """{"period":"2024","value":"many"}]""", "Line 2, /1/value: Value must be a number, like 12 or 12.5" },
        { """{ "columns": ["period", "value"], "rows": [["2024", "6l.8"]] }""", "Line 1, /rows/0/1: Value must be a number, like 12 or 12.5. Did you mean 61.8?" },
        { "[{\"period\":\"2024\",\n\"value\":NaN}]", "Line 2, /0: Value must be a number, like 12 or 12.5" },
        { """[{"period":"2024","value":1e400}]""", "Line 1, /0/value: 1e400 is too large. The largest value is 999,999,999,999" },
        { """[{"period":"2024","value":1,"value":2}]""", "Line 1, /0: ‘value’ is there twice" },
        { """[{"period":"2024","value":1},]""", $"Line 1, /0: {NotValid}" },
        { """[{"period":"2024", /* note */ "value":1}]""", $"Line 1, /0: {NotValid}" },
        { """[{"period":"2024","value":1}""", $"Line 1, /0: {NotValid}" },
        { """[{"period":"2024","value":1}] x""", $"Line 1: {NotValid}" },
        { """[{"period":"2024","value":{"a":1}}]""", $"Line 1, /0/value: {Nested}" },
        { """{"rows":[["2024",[1]]],"columns":["period","value"]}""", $"Line 1, /rows/0: {Nested}" },
        { """[["2024",1]]""", "Line 1, /0: Each row must be an object with names, such as { \"period\": \"2024\" }" },
        { """{"rows":[["2024",1]]}""", "Line 1: The rows are lists, so the file must name its columns. Add \"columns\"" },
        { """{"columns":["period","value"],"rows":[["2024"]]}""", "Row 1 has 1 values but there are 2 columns" },
        { """{"target":{"value":1}}""", "Line 1: No list of rows was found. Name it rows, observations or data" },
        { "7", "Line 1: The file holds one value. It must hold a list of rows" },
        { "[]", "Line 1: The list holds no rows. Choose a file with at least one row of data" },
        { """[{"period":"2024","value":1,"name":"a\u0000b"}]""", "Line 1, /0: The text contains a character that cannot be stored (NUL)" },
        { new string('[', 1_000), "Line 1, /0: Each row must be an object with names, such as { \"period\": \"2024\" }" },
        { $$"""{"data":{{new string('[', 1_000)}}""", "Line 1, /data/0: The file goes deeper than 32 levels" },
        { $$"""[{"period":"2024","value":1,"note":"{{new string('x', 3_000_000)}}"}]""", "Line 1, /0: A value is longer than 1 MB. Check this is a data file" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_JSON_is_refused_by_line_and_pointer(string json, string message) => Assert.Equal(message, Assert.Single(ReadFile.From(json, name: "data.json").Problems.Listed).Message);
}
