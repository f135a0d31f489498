using System.Globalization;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations.Places;

/// <summary>A file of places as read: nothing here has met the database yet.</summary>
/// <param name="Notes">What was chosen where the file says more than we keep.</param>
public sealed record PlaceFile(IReadOnlyList<PlaceRow> Rows, IReadOnlyList<string> Notes, ProblemList Problems)
{
    private static readonly string[] CodeNames = ["code", "areacd", "area code", "areacode", "gss code", "organisation code"];
    private static readonly string[] NameNames = ["name", "areanm", "area name", "areaname", "organisation name"];
    private static readonly string[] LevelNames = ["level", "areatype", "area type", "geography", "geography level"];
    private static readonly string[] FromNames = ["valid from", "from", "start"];
    private static readonly string[] ToNames = ["valid to", "to", "end"];

    /// <param name="open">Opens the file from its start.</param>
    internal static PlaceFile Read(Func<Stream> open, string name, CancellationToken ct)
    {
        var problems = new ProblemList();
        var text = FileText.Of(open, name, ReadBounds.Sent, ct);
        if (text.Problem is not null) return Refused(problems, 0, text.Problem);
        char separator;
        using (var head = text.Open()) separator = Separator.Detect(head);
        using var reader = new TextRows(text.Open(), separator, text.Guessed);
        do
        {
            if (!reader.Read()) return Refused(problems, reader.Row, reader.Problem?.Message ?? "The file is empty. Choose a file with a heading row and at least one row of data");
        }
        while (reader.IsBlank);

        var headings = new Headings(reader);
        if (headings.Doubled() is { } doubled) return Refused(problems, reader.Row, doubled);
        var columns = new Columns(headings);
        if (columns.Code < 0) return Refused(problems, reader.Row, headings.Missing("code", CodeNames, "Give the code of each place in a column called ‘code’"));
        if (columns.Name < 0) return Refused(problems, reader.Row, headings.Missing("name", NameNames, "Give the name of each place in a column called ‘name’"));

        List<Cells> rows = [];
        while (reader.Read())
        {
            if (!reader.IsBlank) rows.Add(columns.Of(reader));
        }

        if (reader.Problem is { } stopped) problems.Add(stopped);
        else if (rows.Count == 0) problems.Add(new(reader.Row, "", "", "The file has headings but no data rows"));
        var (parents, notes) = ParentsOf(rows);
        return new PlaceFile([.. rows.Select(row => RowOf(row, parents, problems))], notes, problems);
    }

    private static PlaceFile Refused(ProblemList problems, int row, string message)
    {
        problems.Add(new(row, "", "", message));
        return new([], [], problems);
    }

    private static PlaceRow RowOf(Cells row, Dictionary<string, string> parents, ProblemList problems) => new(
        row.Line, row.Code, row.Name, row.Level, row.Parent.Length > 0 ? row.Parent : parents.GetValueOrDefault(row.Code, ""), DayOf(row, "valid_from", row.From, problems), DayOf(row, "valid_to", row.To, problems), row.ReplacedBy);

    private static DateOnly? DayOf(Cells row, string column, string text, ProblemList problems)
    {
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (PeriodWords.Read(text) is { Kind: PeriodKind.Snapshot } snapshot) return snapshot.Start;
        problems.Add(new(row.Line, column, text, $"Row {row.Line}: {column} must be a day, like 2013-03-31"));
        return null;
    }

    // Files of DHSC name the parts of each place, and a district is then a part of its region and of a combined authority.
    // A place has one parent here: the one that is there everywhere.
    private static (Dictionary<string, string> Parents, List<string> Notes) ParentsOf(List<Cells> rows)
    {
        Dictionary<string, string> parents = [];
        var others = 0;
        foreach (var row in rows.OrderBy(row => row.Level.Contains("combined", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var child in row.Children.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (!parents.TryAdd(child, row.Code)) others++;
        }

        return (parents, others == 0 ? [] : [$"{others} places are parts of two others. Each is kept under its region, not its combined authority"]);
    }

    private sealed record Cells(int Line, string Code, string Name, string Level, string Parent, string From, string To, string ReplacedBy, string Children);

    private sealed class Columns(Headings headings)
    {
        private readonly int _level = Find(headings, LevelsOf(headings));
        private readonly int _parent = Find(headings, ["parent", "parent code"]);
        private readonly int _from = Find(headings, FromNames);
        private readonly int _to = Find(headings, ToNames);
        private readonly int _replacedBy = Find(headings, ["replaced by"]);
        private readonly int _children = Find(headings, ["children"]);

        public int Code { get; } = Find(headings, CodeNames);

        public int Name { get; } = Find(headings, NameNames);

        public Cells Of(RowReader row) => new(row.Row, Text(row, Code), Text(row, Name), Text(row, _level), Text(row, _parent), Text(row, _from), Text(row, _to), Text(row, _replacedBy), Text(row, _children));

        private static string Text(RowReader row, int column) => column < 0 || column >= row.Count ? "" : row[column].Trim().ToString();

        private static int Find(Headings headings, IEnumerable<string> names) => names.Select(headings.Find).FirstOrDefault(found => found >= 0, -1);

        // Where a file numbers its levels, the words stand beside.
        private static string[] LevelsOf(Headings headings) => headings.Has("areatype") ? ["areatype"] : LevelNames;
    }
}
