using System.Text.Json;
using System.Text.Json.Serialization;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A person's own layout: { "columns": { "period": "Week ending", "value": "Rate" }, "always": { "place": "E92000001" } }.</summary>
internal sealed record ColumnMap(IReadOnlyDictionary<Role, string>? Columns, IReadOnlyDictionary<Role, string>? Always)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">It is not such a map; the message says where.</exception>
    public static ColumnMap Parse(string json) => JsonSerializer.Deserialize<ColumnMap>(json, Strict) ?? throw new JsonException("The map is empty.");

    /// <summary>What the map names comes first; the rest is recognised as usual.</summary>
    public Layout Over(Layout layout)
    {
        var names = new Dictionary<Role, string[]>();
        foreach (var (role, heading) in Columns ?? new Dictionary<Role, string>()) names[role] = [heading];
        foreach (var (role, headings) in layout.Names) names.TryAdd(role, headings);
        var always = new Dictionary<Role, string>(layout.Always);
        foreach (var (role, value) in Always ?? new Dictionary<Role, string>()) always[role] = value;
        bool Says(Role role) => Columns?.ContainsKey(role) == true;
        if (Says(Role.Period) && !Says(Role.PeriodPart)) names.Remove(Role.PeriodPart);
        return layout with
        {
            Name = "map",
            Names = names,
            Always = always,
            Figures = Says(Role.Value) ? [] : layout.Figures,
            Places = Says(Role.Place) || Says(Role.PlaceName) ? [] : layout.Places,
            Hint = Says(Role.Period) ? null : layout.Hint,
            Refusal = null,
        };
    }
}
