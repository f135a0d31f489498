using System.Text.RegularExpressions;
using MissionGov.Domain;

namespace MissionGov.Web.Features.Changes;

/// <summary>Kinds of change, by the names of their events: MilestoneSlipped is "Milestone slipped".</summary>
internal static partial class EventNames
{
    public static readonly IReadOnlyList<string> All =
        [.. new[] { typeof(DomainEvent), typeof(EventNames) }.SelectMany(type => type.Assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal)];

    public static string Words(string name) => Hump().Replace(name, match => $" {match.Value.ToLowerInvariant()}");

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Hump();
}
