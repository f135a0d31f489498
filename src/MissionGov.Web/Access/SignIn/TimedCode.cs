using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MissionGov.Web.Access.SignIn;

/// <summary>The six digits of an authenticator app: RFC 6238 with HMAC-SHA-1 and steps of 30 seconds, which every app knows.</summary>
internal static class TimedCode
{
    private const int Seconds = 30;
    private const int Digits = 6;

    // A phone's clock may be half a minute off, either way.
    private const int StepsOff = 1;

    /// <summary>The step whose code this is; null when it is none of now, or of a step used already.</summary>
    public static long? StepOf(string typed, ReadOnlySpan<byte> key, DateTimeOffset now, long lastUsed)
    {
        var code = typed.Replace(" ", "", StringComparison.Ordinal);
        var current = now.ToUnixTimeSeconds() / Seconds;
        for (var step = current - StepsOff; step <= current + StepsOff; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(step, key)), Encoding.ASCII.GetBytes(code)) && step > lastUsed) return step;
        }

        return null;
    }

    public static string At(DateTimeOffset now, ReadOnlySpan<byte> key) => At(now.ToUnixTimeSeconds() / Seconds, key);

    /// <summary>A key as apps show it: RFC 4648, base 32, without its end signs.</summary>
    public static byte[] Key(string text)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var key = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var letter in text.ToUpperInvariant())
        {
            (bits, count) = (((bits << 5) | alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xfff, count + 5);
            if (count < 8) continue;
            count -= 8;
            key.Add((byte)(bits >> count));
        }

        return [.. key];
    }

    private static string At(long step, ReadOnlySpan<byte> key)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard's hash; its weakness against collisions does not matter in an HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString($"D{Digits}", CultureInfo.InvariantCulture);
    }
}
