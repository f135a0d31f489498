using System.IO.Compression;
using System.Text;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>Every bad file gets one sentence that says where, what and what to do.</summary>
public sealed class BadFilesTests
{
    public static TheoryData<string, string, string> Texts => new()
    {
        { "headings only", "date,value", "The file has headings but no data rows" },
        { "headings and blank lines", "date,value\n\n\n", "The file has headings but no data rows" },
        { "heading renamed", "Dat,Value\n2024,1", "Column ‘Date’ is missing. Found: Dat, Value. Did you mean ‘Dat’?" },
        { "no value", "Date,Notes\n2024,1", "Column ‘Value’ is missing. Found: Date, Notes." },
        { "heading twice", "date,Value,place,value\n2024,1,E1,2", "Two columns are called ‘Value’ (columns 2 and 4). Rename one" },
        { "unclosed quote", "date,value,sex\n2023,1,M\n2024,2,\"M\n2025,3,M\n", "Row 3 opens a quotation mark that is never closed" },
        { "text after a quote", "date,value\n2024,\"1\"2\n", "Row 2 has text after a closing quotation mark" },
        { "too few", "date,value,sex\n2024,1\n", "Row 2 has 2 values but there are 3 columns" },
        { "too many", "date,value\n2024,1,2,3\n", "Row 2 has 4 values but there are 2 columns" },
        { "NUL", "date,value,Name\n2024,1,a\0b\n", "Row 2, ‘Name’ contains a character that cannot be stored (NUL)" },
        { "infinity", "date,value\n2024,Infinity\n", "Row 2: Value must be a number, like 12 or 12.5" },
        { "minus infinity", "date,value\n2024,-inf\n", "Row 2: Value must be a number, like 12 or 12.5" },
        { "too large", "date,value\n2024,1e400\n", "Row 2: 1e400 is too large. The largest value is 999,999,999,999" },
        { "400 digits", $"date,value\n2024,{new string('9', 400)}\n", $"Row 2: {new string('9', 80)}… is too large. The largest value is 999,999,999,999" },
        { "comma or point", "date,value\n2024,\"1,23\"\n", "Row 2: We cannot tell if 1,23 is 123 or 1.23. Use a full stop for decimals" },
        { "points and comma", "date,value\n2024,\"1.234,5\"\n", "Row 2: We cannot tell if 1.234,5 is 1.2345 or 1234.5. Use a full stop for decimals" },
        { "thousands of semicolons", "date;value\n2024;1,234\n", "Row 2: We cannot tell if 1,234 is 1234 or 1.234. Use a full stop for decimals" },
        { "pounds and millions", "date,value\n2024,£1.2m\n", "Row 2: Enter a number without £ and m" },
        { "brackets", "date,value\n2024,(500)\n", "Row 2: Enter a number without ( and )" },
        { "thousand", "date,value\n2024,1.5k\n", "Row 2: Enter a number without k" },
        { "about", "date,value\n2024,~40\n", "Row 2: Enter a number without ~" },
        { "fewer", "date,value\n2024,<5\n", "Row 2: Enter a number without <" },
        { "half", "date,value\n2024,½\n", "Row 2: Value must be a number, like 12 or 12.5" },
        { "letter", "date,value\n2024,c\n", "Row 2: Value must be a number, like 12 or 12.5" },
        { "slip of the key", "date,value\n2024,6l.8\n", "Row 2: Value must be a number, like 12 or 12.5. Did you mean 61.8?" },
        { "not a day", "date,value\n31/02/2025,1\n", "Row 2: Date must be a real date, like 27 3 2027" },
        { "not a leap year", "date,value\n29/02/2025,1\n", "Row 2: Date must be a real date, like 27 3 2027" },
        { "month 13", "date,value\n2025-13,1\n", "Row 2: Date must be a real date, like 27 3 2027" },
        { "month first", "date,value\n12/13/2025,1\n", "Row 2: Date must be a real date, like 27 3 2027" },
        { "year 1", "date,value\n0001,1\n", "Row 2: Year must be between 1800 and 2200" },
        { "year 1066", "date,value\n1066,1\n", "Row 2: Year must be between 1800 and 2200" },
        { "year 9999", "date,value\n9999,1\n", "Row 2: Year must be between 1800 and 2200" },
        { "year 10000", "date,value\n10000,1\n", "Row 2: Year must be between 1800 and 2200" },
        { "year -5", "date,value\n-5,1\n", "Row 2: Year must be between 1800 and 2200" },
        { "no date", "date,value\n,1\n", "Row 2: Enter a date or period" },
        { "which year", "date,value\nFY27,1\n", "Row 2: ‘FY27’ is not a period we can read. Use a form like 2024, 2023/24, 2024 Q1, 2024-04 or 27 March 2024" },
        { "which six figures", "date,value\n201112,1\n", "Row 2: We cannot tell if 201112 is 2011/12 or 2011-12. Write it in one of these ways" },
        { "time of day", "date,value\n2025-03-28T01:30,1\n", "Row 2: Give the day without a time of day" },
        { "serial date", "date,value\n45292,1\n", "Row 2: ‘45292’ looks like a date stored as a number. Format the column as a date and save again" },
        { "years apart", "date,value\n2011/13,1\n", "Row 2: ‘2011/13’ does not run from one year to a later one" },
        { "years backwards", "date,value\n2005-2003,1\n", "Row 2: ‘2005-2003’ does not run from one year to a later one" },
        { "not ended", "date,value\n2025-12,1\nMarch 2031,2\n", "Row 3: March 2031 has not ended yet (today is 1 February 2026). If it is a forecast, mark it [f]" },
        { "twice", "date,value\n2025-11,1\n2025-12,1\n2025-11,2\n", "Rows 2 and 4 are for the same place and month" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_bad_file_is_refused_with_one_plain_sentence(string what, string text, string message)
    {
        var file = ReadFile.From(text);

        var problem = Assert.Single(file.Problems.Listed);
        Assert.True(message == problem.Message, $"{what}: {problem.Message}");
    }

    [Fact]
    public void A_percentage_in_a_measure_that_is_none_is_asked_back()
    {
        var file = ReadFile.From("date,value\n2024,12 %\n", new(ReadFile.Today, "homes", IsPercentage: false));

        Assert.Equal("Row 2: This measure is not a percentage. Enter 0.12 or change the unit", Assert.Single(file.Problems.Listed).Message);
    }

    public static TheoryData<string, byte[], string> Bytes => new()
    {
        { "empty.csv", [], "The file is empty. Choose a file with a heading row and at least one row of data" },
        { "blank.csv", "\r\n\r\n"u8.ToArray(), "The file is empty. Choose a file with a heading row and at least one row of data" },
        { "ff.csv", [.. "date,value,name\n2024,1,a\n2025,2,b"u8, 0xFF, (byte)'\n'], "Row 3 has characters we cannot read. Save the file as CSV UTF-8" },
        { "cut.csv", [.. "date,value,name\n2024,1,Caf"u8, 0xC3], "Row 2 has characters we cannot read. Save the file as CSV UTF-8" },
        { "half.csv", [.. "date,value,name\n2024,1,Café\n2025,2,Caf"u8, 0xE9, (byte)'\n'], "Row 3 has characters we cannot read. Save the file as CSV UTF-8" },
        { "book.csv", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "[Content_Types].xml"u8], "This is an Excel file renamed .csv. Upload it as .xlsx" },
        { "book.xlsx", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "xl/workbook.xml"u8], "The file is damaged. Open it in Excel and save it again" },
        { "some.zip", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "notes.txt"u8], "This is a zip file, not a data file. Unpack it and choose the CSV file in it" },
        { "old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "This is an old Excel file (.xls). Save it as .xlsx or .csv" },
        { "paper.csv", "%PDF-1.7\n"u8.ToArray(), "This is a PDF renamed .csv. It is not a data file" },
        { "setup.csv", [.. "MZ"u8, 0x90, 0, 3, 0], "This is a program renamed .csv. It is not a data file" },
        { "cut.csv.gz", Gzip("date,value\n2024,1\n"u8)[..20], "The file is damaged. Compress it again, or choose the file itself" },
    };

    [Theory]
    [MemberData(nameof(Bytes))]
    public void Bytes_that_are_no_table_are_refused(string name, byte[] bytes, string message)
    {
        var problem = Assert.Single(ReadFile.From(bytes, name: name).Problems.Listed);
        Assert.Equal(message, problem.Message);
    }

    [Fact]
    public void A_file_over_the_limit_is_not_opened()
    {
        var file = ReadFile.From(() => new SparseFile(FileText.MaximumBytes + 1));

        Assert.Equal("The selected file must be smaller than 50 MB", Assert.Single(file.Problems.Listed).Message);
    }

    [Fact]
    public void A_row_without_an_end_is_refused_in_bounded_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var file = ReadFile.From(() => new SparseFile(FileText.MaximumBytes - 1));

        const long FewBuffers = 20_000_000;
        Assert.Equal("Row 1 is longer than 1 MB. Check this is a CSV file", Assert.Single(file.Problems.Listed).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FewBuffers);
    }

    [Fact]
    public void A_small_gzip_that_expands_to_a_flood_is_not_read()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) new SparseFile(200_000_001).CopyTo(gzip);
        var bytes = packed.ToArray();

        var file = ReadFile.From(bytes);

        Assert.Equal("The file expands to more than 200 MB and was not opened", Assert.Single(file.Problems.Listed).Message);
    }

    [Fact]
    public void The_first_hundred_problems_are_listed_and_the_rest_counted()
    {
        var text = new StringBuilder("date,value\n");
        for (var row = 0; row < 150; row++) text.Append("2024,oops\n");

        var file = ReadFile.From(text.ToString());

        Assert.Equal((100, 150), (file.Problems.Listed.Count, file.Problems.Count));
        Assert.Equal((2, "value", "oops"), (file.Problems.Listed[0].Row, file.Problems.Listed[0].Column, file.Problems.Listed[0].Value));
    }

    [Fact]
    public void Reading_stops_when_the_person_gives_up()
    {
        using var given = new CancellationTokenSource();
        given.Cancel();

        Assert.Throws<OperationCanceledException>(() => FileReading.Read(() => new MemoryStream("date,value\n2024,1"u8.ToArray()), "a.csv", new(ReadFile.Today, "homes"), given.Token));
    }

    private static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
