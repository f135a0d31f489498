using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data.Reads;

/// <summary>Remembers assessments by what went into them. Nothing here is a fact: it may be thrown away at any time and can never be out of date.</summary>
internal sealed class AssessmentCache(RatingRules rules) : IDisposable
{
    private const int Capacity = 2_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Capacity });
    private readonly ConditionalWeakTable<IReadOnlyList<Observation>, byte[]> _digests = [];

    public TargetAssessment Assess(Target target, IReadOnlyList<Observation> observations, DateOnly today)
    {
        var key = KeyOf(target, observations, today);
        if (_cache.TryGetValue(key, out TargetAssessment? known)) return known!;
        var assessment = TargetProgress.Assess(target, observations, today, rules);
        return _cache.Set(key, assessment, new MemoryCacheEntryOptions { Size = 1 });
    }

    public void Dispose() => _cache.Dispose();

    private Key KeyOf(Target target, IReadOnlyList<Observation> observations, DateOnly today)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { target, today, TrendProjection.MethodVersion, rules }, AsJson.Options));
        hash.AppendData(_digests.GetValue(observations, DigestOf));
        hash.GetHashAndReset(digest);
        return MemoryMarshal.Read<Key>(digest);
    }

    // Once for the figures of a series that is kept: they are the same list each time.
    private static byte[] DigestOf(IReadOnlyList<Observation> observations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<long> fields = stackalloc long[5];
        foreach (var seen in observations)
        {
            fields[0] = seen.Period.Start.DayNumber;
            fields[1] = seen.Period.End.DayNumber;
            fields[2] = seen.Value is { } value ? BitConverter.DoubleToInt64Bits(value) : long.MinValue;
            fields[3] = (long)seen.Quality;
            fields[4] = seen.KnownOn.DayNumber;
            hash.AppendData(MemoryMarshal.AsBytes(fields));
        }

        return hash.GetHashAndReset();
    }

    private readonly record struct Key(long First, long Second, long Third, long Fourth);
}
