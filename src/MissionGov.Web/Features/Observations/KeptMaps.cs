using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>What was said about the columns of this very set of headings before.</summary>
/// <param name="Columns">Heading by role, as "period".</param>
/// <param name="Always">What holds for every row, by role.</param>
public sealed record UsedMap(string HeadingHash, string By, DateTimeOffset At, IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, string> Always);

/// <summary>Finds the map that somebody kept for the headings of a file.</summary>
internal sealed class KeptMaps(MissionGovDb db)
{
    public async Task<(ColumnMap Map, UsedMap Used)?> FindAsync(ImportFile file, CancellationToken ct)
    {
        // Where nobody has mapped anything, the file need not be opened for it.
        if (!await db.ImportMaps.AnyAsync(ct) || await Task.Run(() => FileHead.Read(file, ct), ct) is not { } head) return null;
        if (await db.ImportMaps.AsNoTracking().SingleOrDefaultAsync(map => map.HeadingHash == head.Hash, ct) is not { } kept) return null;
        var map = ColumnMap.Parse(kept.Map);
        return (map, new(kept.HeadingHash, kept.KeptBy, kept.KeptAt, Named(map.Columns), Named(map.Always)));
    }

    private static Dictionary<string, string> Named(IReadOnlyDictionary<Role, string>? said) => (said ?? new Dictionary<Role, string>()).ToDictionary(pair => MapForm.NameOf(pair.Key), pair => pair.Value);
}
