using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MissionGov.Web.Data;

/// <summary>What a line of audit vouches for: the hash before it, and a text of all its fields that can be read in one way only.</summary>
internal static class AuditHash
{
    public const int Length = SHA256.HashSizeInBytes;

    public static byte[] Of(AuditLine line) => Of(line, line.Id);

    /// <summary>As it would be under another number: how a moved line is found.</summary>
    public static byte[] Of(AuditLine line, long number) => SHA256.HashData([.. line.PreviousHash, .. Encoding.UTF8.GetBytes(Text(line, number))]);

    /// <summary>Each field with its length in bytes before it; a missing one is a dash. The database says the same in <see cref="AuditSql"/>.</summary>
    public static string Text(AuditLine line) => Text(line, line.Id);

    private static string Text(AuditLine line, long number) => string.Concat(Fields(line, number).Select(field => field is null ? "-" : $"{Encoding.UTF8.GetByteCount(field)}:{field}"));

    private static string?[] Fields(AuditLine line, long number) =>
    [
        Number(number),
        Number(Microseconds(line.At)),
        line.Who,
        line.PersonId?.ToString(),
        line.MissionId?.ToString(),
        line.SubjectId?.ToString(),
        line.Event,
        line.Summary,
        line.Reason,
        line.Changes,
        line.Detail,
        line.CommandId.ToString(),
        Number(line.Part),
    ];

    /// <summary>Since 1970: as fine as the database keeps a moment.</summary>
    public static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
