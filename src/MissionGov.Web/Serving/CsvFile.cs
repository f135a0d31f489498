using System.Globalization;
using System.Text;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Serving;

/// <summary>A CSV for people with spreadsheets: UTF-8 with its mark, RFC 4180 quotes, and no cell that a spreadsheet would run.</summary>
internal static class CsvFile
{
    public const string Extension = ".csv";

    public static IResult Of(HttpContext http, DataTable table)
    {
        http.Response.Headers.Link = CsvMetadata.Link(http);
        return Of(http, table.Name, [.. table.Columns.Select(column => column.Name)], table.Rows);
    }

    public static IResult Of(HttpContext http, string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder().AppendJoin(',', headings.Select(Cell)).Append("\r\n");
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}{Extension}\"";
        return Results.Text(text.ToString().Insert(0, "\uFEFF"), "text/csv", Encoding.UTF8);
    }

    internal static string Cell(object? value) => value is string text ? Quoted(Harmless(text)) : Plain(value);

    /// <summary>A cell as text that programs read.</summary>
    public static string Plain(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool isSo => isSo ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    /// <summary>Text that begins like a formula gets an apostrophe, which spreadsheets hide.</summary>
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
