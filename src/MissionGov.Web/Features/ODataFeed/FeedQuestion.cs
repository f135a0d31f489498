using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace MissionGov.Web.Features.ODataFeed;

/// <summary>What kind of thing an address of the feed asks for.</summary>
internal enum FeedPart
{
    Rows,
    OneRow,
    Count,
    Sets,
    Metadata,
}

/// <summary>An address of the feed, read strictly by the OData library: what it cannot read, it refuses.</summary>
internal sealed record FeedQuestion(FeedPart Part, FeedSet? Set = null)
{
    /// <summary>The most rows in one answer; the address of the rest comes with it.</summary>
    public const int PageRows = 1_000;

    private const int MostSkipped = 10_000_000;
    private const int LongestAddress = 8_000;
    private const int MostColumnsOrdered = 5;

    // An option that is not named here is refused, never dropped in silence.
    private static readonly string[] OptionsOfRows = ["$select", "$filter", "$orderby", "$top", "$skip", "$count", "$skiptoken", "$format"];
    private static readonly string[] OptionsOfOneRow = ["$select", "$format"];
    private static readonly string[] OptionsOfOther = ["$format"];

    private static readonly Uri Root = new("http://feed/");

    public IReadOnlyList<KeyValuePair<string, object>> Key { get; private init; } = [];

    public QueryNode? Filter { get; private init; }

    public IReadOnlyList<(QueryNode Value, bool Descending)> Order { get; private init; } = [];

    /// <summary>The columns asked for; null for all.</summary>
    public IReadOnlyList<string>? Columns { get; private init; }

    /// <summary>The key of the last row of the page before; null to begin, and in an order of one's own.</summary>
    public IReadOnlyList<KeyValuePair<string, object>>? After { get; private init; }

    public int? Top { get; private init; }

    public int Skip { get; private init; }

    public bool Counts { get; private init; }

    /// <exception cref="ODataException">It is no address of OData, or asks for what is not there.</exception>
    public static FeedQuestion Read(string path, QueryString query)
    {
        if (path.Length + (query.Value?.Length ?? 0) > LongestAddress) throw new NotInFeedException($"An address of this feed has at most {LongestAddress:N0} characters.");
        var parser = new ODataUriParser(FeedModel.Edm, Root, new Uri(Root, path + query.Value));
        var segments = parser.ParsePath().ToList();
        var known = segments switch { [EntitySetSegment] or [EntitySetSegment, CountSegment] => OptionsOfRows, [EntitySetSegment, KeySegment] => OptionsOfOneRow, _ => OptionsOfOther };
        if (QueryHelpers.ParseQuery(query.Value).Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } other)
            throw new NotInFeedException($"There is no option {other} here. There are: {string.Join(", ", known)}.");
        return segments switch
        {
            [] => new(FeedPart.Sets),
            [MetadataSegment] => new(FeedPart.Metadata),
            [EntitySetSegment set] => Rows(parser, FeedPart.Rows, SetOf(set)),
            [EntitySetSegment set, CountSegment] => Rows(parser, FeedPart.Count, SetOf(set)),
            [EntitySetSegment set, KeySegment key] => new(FeedPart.OneRow, SetOf(set)) { Key = [.. key.Keys], Columns = ColumnsIn(parser) },
            _ => throw new NotInFeedException("This feed has tables, their rows, and how many there are."),
        };
    }

    private static FeedQuestion Rows(ODataUriParser parser, FeedPart part, FeedSet set)
    {
        var order = new List<(QueryNode, bool)>();
        for (var clause = parser.ParseOrderBy(); clause is not null; clause = clause.ThenBy) order.Add((clause.Expression, clause.Direction == OrderByDirection.Descending));
        if (order.Count > MostColumnsOrdered) throw new NotInFeedException($"Order by at most {MostColumnsOrdered} columns.");
        return new(part, set)
        {
            Filter = parser.ParseFilter()?.Expression,
            Order = order,
            Columns = ColumnsIn(parser),
            After = parser.ParseSkipToken() is { } token ? KeyIn(token, set) : null,
            Top = Whole(parser.ParseTop(), int.MaxValue),
            Skip = Whole(parser.ParseSkip(), MostSkipped) ?? 0,
            Counts = parser.ParseCount() == true,
        };
    }

    /// <summary>Says after which row the next page begins: the database then need not count off what was sent.</summary>
    public string TokenAfter(object row) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(Set!.Keys.Select(key => Set.Row.GetProperty(key)!.GetValue(row))));

    private static List<KeyValuePair<string, object>> KeyIn(string token, FeedSet set)
    {
        try
        {
            var values = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(token)) ?? [];
            if (values.Length == set.Keys.Count && Array.TrueForAll(values, value => value.ValueKind != JsonValueKind.Null)) return [.. set.Keys.Zip(values, (key, value) => KeyValuePair.Create(key, value.Deserialize(set.Row.GetProperty(key)!.PropertyType)!))];
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            // Refused below.
        }

        throw new NotInFeedException("This $skiptoken leads nowhere. Take the address in @odata.nextLink as it is.");
    }

    private static int? Whole(long? number, int most) => number is null ? null : number <= most ? (int)number : throw new NotInFeedException($"$top and $skip may be {most:N0} at most.");

    private static IReadOnlyList<string>? ColumnsIn(ODataUriParser parser) => parser.ParseSelectAndExpand() is { AllSelected: false } chosen
        ? [.. chosen.SelectedItems.OfType<PathSelectItem>().Select(item => item.SelectedPath.FirstSegment.Identifier).Distinct()]
        : null;

    private static FeedSet SetOf(EntitySetSegment segment) => FeedModel.Sets.Single(set => set.Name == segment.EntitySet.Name);
}
