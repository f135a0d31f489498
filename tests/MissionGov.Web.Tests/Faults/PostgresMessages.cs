using System.Buffers.Binary;

namespace MissionGov.Web.Tests.Faults;

/// <summary>Messages of PostgreSQL's protocol, one after the other: a letter, a length that counts itself, the rest. Only a client's first has no letter.</summary>
internal sealed class PostgresMessages(Stream stream, bool hasStart)
{
    private const int Letter = 1;
    private const int Length = 4;

    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray();

    private bool _isStart = hasStart;

    /// <returns>The whole message as it travels; null at the end.</returns>
    public async Task<byte[]?> ReadAsync(CancellationToken ct)
    {
        var head = new byte[(_isStart ? 0 : Letter) + Length];
        _isStart = false;
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct) < head.Length) return null;
        var rest = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(^Length..)) - Length;
        var message = new byte[head.Length + rest];
        head.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(head.Length), ct);
        return message;
    }

    /// <summary>A plain query that says COMMIT.</summary>
    public static bool IsCommit(byte[] message) => message is [(byte)'Q', ..] && message.AsSpan(Letter + Length).SequenceEqual(Commit);

    /// <summary>The server has done all it was asked.</summary>
    public static bool IsReadyAgain(byte[] message) => message is [(byte)'Z', ..];
}
