using System.Text.Json;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>What a person is asked about the columns of a file, and what they said.</summary>
/// <param name="Columns">Heading by role.</param>
/// <param name="Always">What holds for every row, by role.</param>
public sealed record MapForm(IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, string> Always, string? Field = null, string? Error = null)
{
    internal const string ColumnPrefix = "column-";
    internal const string AlwaysPrefix = "always-";

    public static readonly MapForm Empty = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>The roles asked for, in words, with whether a text may stand for every row.</summary>
    public static IReadOnlyList<MapQuestion> Questions { get; } =
    [
        new(NameOf(Role.Period), "When", "The column of dates or periods.", null),
        new(NameOf(Role.Value), "Value", "The column of figures.", null),
        new(NameOf(Role.Indicator), "Measure", "What is counted.", "Or one name for all rows"),
        new(NameOf(Role.Place), "Place", "A name or code, such as E92000001.", "Or one code for all rows"),
        new(NameOf(Role.Unit), "Unit", "Such as % or people.", "Or one unit for all rows"),
        new(NameOf(Role.Quality), "Mark", "Such as provisional or revised.", null),
    ];

    internal static string NameOf(Role role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    /// <param name="hasIndicator">The person chose an indicator for the whole file.</param>
    internal static MapForm Of(IFormCollection form, FileHead head, bool hasIndicator)
    {
        var columns = Read(form, ColumnPrefix);
        var always = Read(form, AlwaysPrefix);
        var said = new MapForm(columns, always);
        bool Has(string role) => columns.ContainsKey(role) || always.ContainsKey(role);
        foreach (var role in new[] { Role.Period, Role.Value })
            if (!columns.ContainsKey(NameOf(role))) return said with { Field = ColumnPrefix + NameOf(role), Error = $"Choose the column for ‘{Title(role)}’" };
        foreach (var role in new[] { Role.Indicator, Role.Place })
            if (!hasIndicator && !Has(NameOf(role))) return said with { Field = ColumnPrefix + NameOf(role), Error = $"Choose the column for ‘{Title(role)}’, or say what holds for all rows" };
        if (columns.FirstOrDefault(chosen => !head.Headings.Contains(chosen.Value)) is { Key: not null } gone) return said with { Field = ColumnPrefix + gone.Key, Error = "That column is not in the file. Choose another" };
        if (columns.GroupBy(chosen => chosen.Value).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            return said with { Field = ColumnPrefix + twice.Last().Key, Error = $"‘{twice.Key}’ is chosen twice. Choose it once" };
        return said;
    }

    internal ColumnMap ToMap() => new(Roles(Columns), Roles(Always));

    private static Dictionary<string, string> Read(IFormCollection form, string prefix) =>
        Questions.Select(question => (question.Role, Text: form[prefix + question.Role].ToString().Trim())).Where(said => said.Text.Length > 0).ToDictionary(said => said.Role, said => said.Text);

    private static Dictionary<Role, string> Roles(IReadOnlyDictionary<string, string> said) => said.ToDictionary(pair => Enum.Parse<Role>(pair.Key, ignoreCase: true), pair => pair.Value);

    private static string Title(Role role) => Questions.First(question => question.Role == NameOf(role)).Title;
}

/// <param name="Always">Asks for what holds for every row; null where each row must say.</param>
public sealed record MapQuestion(string Role, string Title, string Hint, string? Always);
