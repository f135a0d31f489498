using System.Globalization;

namespace MissionGov.Domain;

/// <summary>Gathers what an edit changed, in words that a person reads.</summary>
internal sealed class FieldChanges
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private readonly List<FieldChange> _found = [];

    public IReadOnlyList<FieldChange> Found => _found;

    public bool None => _found.Count == 0;

    /// <summary>"name, purpose".</summary>
    public string Fields => string.Join(", ", _found.Select(change => change.Field));

    public FieldChanges Add(string field, string? before, string? after)
    {
        if ((before ?? "") != (after ?? "")) _found.Add(new FieldChange(field, Said(before), Said(after)));
        return this;
    }

    public FieldChanges Add(string field, DateOnly? before, DateOnly? after) => Add(field, Day(before), Day(after));

    public FieldChanges Add(string field, bool before, bool after) => Add(field, before ? "yes" : "no", after ? "yes" : "no");

    internal static string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", British);

    private static string? Said(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
