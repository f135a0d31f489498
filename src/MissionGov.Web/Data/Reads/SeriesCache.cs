using Microsoft.Extensions.Caching.Memory;

namespace MissionGov.Web.Data.Reads;

/// <summary>Remembers the figures of targets with the stamp of their series. A stamp is never used twice, so what is kept here can never be out of date, also not where somebody's change was taken back.</summary>
internal sealed class SeriesCache : IDisposable
{
    // Some forty bytes each: at most about 20 MB.
    private const int MostFigures = 500_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostFigures });

    public KeptSeries? Kept(Guid target) => _cache.Get<KeptSeries>(target);

    public void Keep(Guid target, KeptSeries series) => _cache.Set(target, series, new MemoryCacheEntryOptions { Size = series.Vintages.All.Count });

    public void Dispose() => _cache.Dispose();
}

internal sealed record KeptSeries(Guid Stamp, Vintages Vintages);
