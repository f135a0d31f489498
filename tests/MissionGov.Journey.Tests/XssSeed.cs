using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using MissionGov.Web.Data;

namespace MissionGov.Journey.Tests;

/// <summary>Puts the corpus into every text that is stored, found by reflection over the model; so a column that comes next is in it too.</summary>
internal sealed class XssSeed
{
    // Made by the program, not typed by anyone: a name in an address, a code, a hash, a stamp, the e-mail address once more to sign in by.
    private static readonly string[] Made = ["Slug", "Code", "Symbol", "Hash", "Pack", "SecurityStamp", "ConcurrencyStamp", "PasswordHash", "UserName", "Layout", "Event", "TokenHash", "Intent", "Transports", "FileId"];

    // Texts that the program reads as JSON; with which parts of them are typed, beside whole sentences.
    private static readonly Dictionary<string, string[]> Json = new() { ["AuditLine.Changes"] = ["before", "after"], ["AuditLine.Detail"] = [], ["Draft.Json"] = [], ["ImportJob.Options"] = ["name"], ["HeldRelease.Options"] = ["name"], ["WebhookDelivery.Facts"] = [], ["ImportMap.Map"] = [] };

    private int _next;

    /// <summary>Columns that were filled, as "Mission.Name".</summary>
    public SortedSet<string> Filled { get; } = new(StringComparer.Ordinal);

    /// <summary>Tables of text that the database has no row of.</summary>
    public SortedSet<string> Empty { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts that the model knows and no row of the database has.</summary>
    public IEnumerable<string> Unfilled => _known.Except(Filled);

    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    public async Task FillAsync(MissionGovDb db)
    {
        // Lines that are only ever added are changed here too.
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("set session_replication_role = replica");
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            var rows = await LoadAsync(db, type);
            var written = type.GetProperties().Where(IsWritten).ToList();
            if (rows.Count == 0 && written.Count > 0) Empty.Add(type.ClrType.Name);
            foreach (var property in written) Fill(rows, type, property);
            foreach (var part in type.GetNavigations().Where(part => part.TargetEntityType.IsOwned()))
            {
                var held = rows.Select(row => row.Reference(part.Name).TargetEntry).OfType<EntityEntry>().ToList();
                foreach (var property in part.TargetEntityType.GetProperties().Where(IsWritten)) Fill(held, part.TargetEntityType, property);
            }
        }

        await db.SaveChangesAsync();
    }

    private static bool IsWritten(IProperty property) =>
        (property.ClrType == typeof(string) ? property.GetValueConverter() is null : IsStoredWhole(property)) &&
        !property.IsKey() && !property.IsForeignKey() && !property.IsConcurrencyToken && !property.GetContainingIndexes().Any(index => index.IsUnique) && !Made.Contains(property.Name);

    private static bool IsStoredWhole(IProperty property) =>
        property.GetValueConverter()?.ProviderClrType == typeof(string) && !(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum;

    private void Fill(List<EntityEntry> rows, IEntityType type, IProperty property)
    {
        var each = (XssCorpus.All.Count + Math.Max(rows.Count, 1) - 1) / Math.Max(rows.Count, 1);
        var path = $"{type.ClrType.Name}.{property.Name}";
        if (property.ClrType == typeof(string)) _known.Add(path);
        else Know(property.ClrType, path);
        foreach (var entry in rows)
        {
            var held = entry.Property(property.Name);
            if (Json.TryGetValue(path, out var typed))
            {
                if (held.CurrentValue is not string json) continue;
                var parsed = JsonNode.Parse(json)!;
                FillWithin(parsed, typed);
                held.CurrentValue = parsed.ToJsonString();
                Filled.Add(path);
            }
            else if (property.ClrType == typeof(string))
            {
                held.CurrentValue = Next(each, property.GetMaxLength());
                Filled.Add(path);
            }
            else if (held.CurrentValue is { } whole)
            {
                FillWithin(whole, path);
                held.IsModified = true;
            }
        }
    }

    // What is neither a sentence nor typed, such as the name of a status, stays as it is.
    private void FillWithin(JsonNode whole, string[] typed)
    {
        switch (whole)
        {
            case JsonArray many:
                foreach (var one in many.OfType<JsonNode>().ToList()) FillWithin(one, typed);
                break;
            case JsonObject parts:
                foreach (var part in parts.Select(part => part.Value).OfType<JsonNode>().ToList()) FillWithin(part, typed);
                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String && (text.GetValue<string>().Contains(' ', StringComparison.Ordinal) || (text.Parent is JsonObject && typed.Contains(text.GetPropertyName()))):
                text.ReplaceWith(Next(1, null));
                break;
        }
    }

    // The same walk as below, over what there could be.
    private void Know(Type whole, string path)
    {
        if (whole.IsGenericType && whole.IsAssignableTo(typeof(IEnumerable)))
        {
            foreach (var part in whole.GetGenericArguments().Where(IsOurs)) Know(part, path);
            return;
        }

        foreach (var part in PartsOf(whole))
        {
            if (IsText(part)) _known.Add($"{path}.{part.Name}");
            else if (IsOurs(part.PropertyType)) Know(part.PropertyType, $"{path}.{part.Name}");
        }
    }

    private static IEnumerable<PropertyInfo> PartsOf(Type whole) =>
        whole.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(part => part.GetIndexParameters().Length == 0 && !Made.Contains(part.Name));

    private static bool IsText(PropertyInfo part) => part.SetMethod is not null && (part.PropertyType == typeof(string) || part.PropertyType == typeof(IReadOnlyList<string>));

    // Texts inside of a value that is stored whole. It is changed where it is: it was read for this, and nobody else holds it.
    private void FillWithin(object whole, string path)
    {
        if (whole is IEnumerable many)
        {
            foreach (var one in many.Cast<object?>().Where(one => one is not null and not string)) FillWithin(one!, path);
            return;
        }

        foreach (var part in PartsOf(whole.GetType()))
        {
            var at = $"{path}.{part.Name}";
            if (IsText(part))
            {
                part.SetValue(whole, part.PropertyType == typeof(string) ? Next(1, null) : new[] { Next(1, null), Next(1, null) });
                Filled.Add(at);
            }
            else if (IsOurs(part.PropertyType) && part.GetValue(whole) is { } inner)
            {
                FillWithin(inner, at);
            }
        }
    }

    private static bool IsOurs(Type type) =>
        type is { IsEnum: false, IsValueType: false } && (type.Namespace?.StartsWith("MissionGov", StringComparison.Ordinal) == true || (type.IsGenericType && type.GetGenericArguments().All(IsOurs)));

    /// <summary>The next ones in turn, so that each column gets all of them as far as there are rows and room.</summary>
    private string Next(int count, int? longest)
    {
        var text = "";
        for (var i = 0; i < count; i++)
        {
            var more = text.Length == 0 ? XssCorpus.All[_next++ % XssCorpus.All.Count] : $"{text} {XssCorpus.All[_next++ % XssCorpus.All.Count]}";
            if (more.Length > longest) break;
            text = more;
        }

        return text;
    }

    private static Task<List<EntityEntry>> LoadAsync(MissionGovDb db, IEntityType type) =>
        (Task<List<EntityEntry>>)typeof(XssSeed).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;

    private static async Task<List<EntityEntry>> RowsAsync<T>(MissionGovDb db)
        where T : class => typeof(T) == typeof(ObservationRow) ? [] : [.. (await db.Set<T>().IgnoreQueryFilters().ToListAsync()).Select(row => (EntityEntry)db.Entry(row))];
}
