using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MissionGov.Web.Tests.Features.Observations.Formats.Workbooks;

/// <summary>Workbooks that are something else, broken or meant to harm: one plain sentence each, and nothing read.</summary>
public sealed class WorkbookBadInputTests
{
    private const string Damaged = "The file is damaged. Open it in Excel and save it again";
    private const string TooLarge = "The file expands to more than 200 MB and was not opened";
    private const string TooManyRows = "The sheet has more rows than Excel allows";
    private const string DocumentType = "The file contains content we do not accept (DTD)";
    private const string SheetPart = "xl/worksheets/sheet1.xml";
    private const int OverLimit = 200_000_001;

    private static readonly object?[] Headings = ["date", "value"];

    private static readonly List<(string What, string Name, Func<byte[]> Bytes, string Message)> Files =
    [
        ("B15 a workbook called .csv", "book.csv", () => Plain().Bytes(), "This is an Excel file renamed .csv. Upload it as .xlsx"),
        ("B15 a PDF called .csv", "book.csv", () => "%PDF-1.7"u8.ToArray(), "This is a PDF renamed .csv. It is not a data file"),
        ("B15 a program called .csv", "book.csv", () => [.. "MZ"u8, 0x90, 0], "This is a program renamed .csv. It is not a data file"),
        ("B16 .xls", "old.xls", () => Compound("Workbook"), "This is an old Excel file (.xls). Save it as .xlsx or .csv"),
        ("B16 .xlsb", "book.xlsb", () => Plain().Part("xl/workbook.bin", "x").Bytes(), "This is a binary Excel file (.xlsb). Save it as .xlsx or .csv"),
        ("B16 .ods", "book.ods", () => Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), ("content.xml", [])), "This is an OpenDocument file (.ods). Save it as .xlsx or .csv"),
        ("B16 .xlsm, also when renamed", "book.xlsx", () => Plain().Part("xl/vbaProject.bin", "x").Bytes(), "This is an Excel file with macros (.xlsm). Save it as .xlsx or .csv"),
        ("B17 a password", "book.xlsx", () => Compound("EncryptedPackage"), "The selected file is password protected"),
        ("B17 a zip's password", "book.xlsx", () => Patched(Plain().Bytes(), Directory, 8, [1, 0]), "The selected file is password protected"),
        ("B18 cut off", "book.xlsx", () => Plain().Bytes()[..^40], Damaged),
        ("B18 cut in the middle", "book.xlsx", () => Plain().Bytes()[..600], Damaged),
        ("B18 wrong checksum", "book.xlsx", () => Patched(Plain().Bytes(), Directory, 16, [1, 2, 3, 4]), Damaged),
        ("B18 broken mark-up", "book.xlsx", () => new XlsxFile().Raw("Data", "<worksheet><sheetData><row></sheetData>").Bytes(), Damaged),
        ("B18 no workbook in it", "book.xlsx", () => Zip(("[Content_Types].xml", []), ("xl/other.xml", [])), Damaged),
        ("B18 bytes that do not unpack", "book.xlsx", () => Spoilt(Plain().Bytes()), Damaged),
        ("B20 a row too many", "book.xlsx", () => Row("1048577", "A1048577").Bytes(), TooManyRows),
        ("B20 a row too many, by its cell", "book.xlsx", () => Row("2", "A1048577").Bytes(), TooManyRows),
        ("B20 XFE1", "book.xlsx", () => Row("2", "XFE2").Bytes(), "The sheet has more columns than Excel allows"),
        ("B20 16,385 columns", "book.xlsx", () => new XlsxFile().Raw("Data", $"<worksheet xmlns=\"{XlsxFile.Main}\"><sheetData><row>{string.Concat(Enumerable.Repeat("<c/>", 16_385))}</row></sheetData></worksheet>").Bytes(), "The sheet has more columns than Excel allows"),
        ("B20 rows out of order", "book.xlsx", () => Row("1", "A1").Bytes(), Damaged),
        ("B20 a cell of another row", "book.xlsx", () => Row("3", "A7").Bytes(), Damaged),
        ("B21 a bomb", "bomb.xlsx", () => Plain().Part("xl/media/1.xml", new byte[OverLimit]).Bytes(), TooLarge),
        ("B21 a bomb that lies", "bomb.xlsx", () => Lying(), TooLarge),
        ("B21 a size that is a little wrong", "book.xlsx", () => Patched(Plain().Bytes(), Directory, 24, [9, 0, 0, 0]), Damaged),
        ("B21 100,000 parts", "book.xlsx", () => Zip([.. Enumerable.Range(0, 100_000).Select(part => ($"xl/{part}", Array.Empty<byte>()))]), "The file holds more than 10,000 parts and was not opened"),
        ("B21 100,000 parts, said to be 3", "book.xlsx", () => Patched(Zip([.. Enumerable.Range(0, 100_000).Select(part => ($"xl/{part}", Array.Empty<byte>()))]), End, 8, [3, 0, 3, 0]), "The file holds more than 10,000 parts and was not opened"),
        ("B21 a zip in a zip", "nested.zip", () => Zip(("inner.zip", Zip(("data.csv", "date,value"u8.ToArray())))), "This is a zip file, not a data file. Unpack it and choose the CSV file in it"),
        ("B21 one string in millions of cells", "book.xlsx", () => Repeated(), TooLarge),
        ("B21 a name without an end", "book.xlsx", () => new XlsxFile().Raw("Data", $"<worksheet xmlns=\"{XlsxFile.Main}\"><{new string('a', 2_000_000)}/></worksheet>").Bytes(), Damaged),
        ("B21 names without an end", "book.xlsx", () => new XlsxFile().Raw("Data", $"<worksheet xmlns=\"{XlsxFile.Main}\">{string.Concat(Enumerable.Range(0, 20_000).Select(name => $"<a{name}/>"))}</worksheet>").Bytes(), Damaged),
        ("B21 depth without an end", "book.xlsx", () => new XlsxFile().Raw("Data", $"<worksheet xmlns=\"{XlsxFile.Main}\">{string.Concat(Enumerable.Repeat("<a>", 1_000))}{string.Concat(Enumerable.Repeat("</a>", 1_000))}</worksheet>").Bytes(), Damaged),
        ("B21 many sheets of one part", "book.xlsx", () => Shared().Bytes(), Damaged),
        ("B22 a file from elsewhere", "book.xlsx", () => WithDocumentType("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"), DocumentType),
        ("B22 laughs", "book.xlsx", () => WithDocumentType("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;\">]>"), DocumentType),
        ("B22 in the shared strings", "book.xlsx", () => Plain().Part("xl/sharedStrings.xml", "<!DOCTYPE sst><sst/>").Bytes(), DocumentType),
        ("B23 a string that is not there", "book.xlsx", () => new XlsxFile().Sheet("Data", Headings, ["2024", "<c t=\"s\"><v>99</v></c>"]).Bytes(), Damaged),
        ("B23 a string before the first", "book.xlsx", () => new XlsxFile().Sheet("Data", Headings, ["2024", "<c t=\"s\"><v>-1</v></c>"]).Bytes(), Damaged),
        ("B24 #DIV/0!", "book.xlsx", () => Error("#DIV/0!"), "Cell B2 shows #DIV/0!. Correct it or leave it empty"),
        ("B24 #REF!", "book.xlsx", () => Error("#REF!"), "Cell B2 shows #REF!. Correct it or leave it empty"),
        ("B24 #N/A", "book.xlsx", () => Error("#N/A"), "Cell B2 shows #N/A. Correct it or leave it empty"),
        ("B24 an error in a name", "book.xlsx", () => new XlsxFile().Sheet("Data", ["date", "value", "sex"], ["2024", 1, "<c t=\"e\"><v>#NAME?</v></c>"]).Bytes(), "Cell C2 shows #NAME?. Correct it or leave it empty"),
        ("B24 a formula never worked out", "book.xlsx", () => new XlsxFile().Sheet("Data", Headings, ["2024", "<c><f>1+1</f></c>"]).Bytes(), "Cell B2 holds a formula without its result. Open the file in Excel and save it again"),
        ("B27 29 February 1900", "book.xlsx", () => new XlsxFile().Formats("dd/mm/yyyy").Sheet("Data", Headings, ["<c s=\"1\"><v>60</v></c>", 1]).Bytes(), "Cell A2 is not a real date"),
        ("B27 a day before all days", "book.xlsx", () => new XlsxFile().Formats("dd/mm/yyyy").Sheet("Data", Headings, ["<c s=\"1\"><v>-5</v></c>", 1]).Bytes(), "Cell A2 is not a real date"),
        ("B27 a day after all days", "book.xlsx", () => new XlsxFile().Formats("dd/mm/yyyy").Sheet("Data", Headings, ["<c s=\"1\"><v>99999999</v></c>", 1]).Bytes(), "Cell A2 is not a real date"),
        ("B27 text that is no date", "book.xlsx", () => new XlsxFile().Sheet("Data", Headings, ["31/02/2025", 1]).Bytes(), "Cell A2: Date must be a real date, like 27 3 2027"),
        ("an empty sheet", "book.xlsx", () => new XlsxFile().Sheet("Data").Bytes(), "Sheet ‘Data’ is empty. Choose a sheet with a heading row and at least one row of data"),
        ("all sheets hidden", "book.xlsx", () => new XlsxFile().Sheet("Data", "hidden", [["date", "value"]]).Bytes(), "All sheets of the file are hidden. Show the one to import and save the file again"),
        ("no sheet of figures", "book.xlsx", () => new XlsxFile().Sheet("Cover", ["About"]).Sheet("Notes", ["Rounded"]).Bytes(), "No sheet has headings we know. Choose a sheet and its heading row. The sheets are ‘Cover’ and ‘Notes’"),
        ("headings we do not know", "book.xlsx", () => new XlsxFile().Sheet("Data", ["Dat", "Value"], ["2024", 1]).Bytes(), "Column ‘Date’ is missing. Found: Dat, Value. Did you mean ‘Dat’?"),
        ("headings only", "book.xlsx", () => new XlsxFile().Sheet("Data", Headings).Bytes(), "The file has headings but no data rows"),
    ];

    public static TheoryData<string> Whats => [.. Files.Select(file => file.What)];

    [Theory]
    [MemberData(nameof(Whats))]
    public void A_bad_workbook_is_refused_with_one_plain_sentence(string what)
    {
        var (_, name, bytes, message) = Files.Single(file => file.What == what);

        var file = ReadFile.From(bytes(), name: name);

        var problem = Assert.Single(file.Problems.Listed);
        Assert.Equal(message, problem.Message);
        Assert.Empty(file.Rows);
    }

    [Fact]
    public void A_link_to_another_file_is_not_followed()
    {
        var book = Plain().Part("xl/externalLinks/externalLink1.xml", "<externalLink xmlns=\"x\"/>")
            .Part("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"x/externalLinkPath\" Target=\"https://example.org/a.xlsx\" TargetMode=\"External\"/></Relationships>");

        Assert.Equal(1, Assert.Single(WorkbookTests.Read(book).Rows).Value);
    }

    [Fact]
    public void Text_that_looks_like_a_formula_stays_text()
    {
        var file = WorkbookTests.Read(new XlsxFile().Sheet("Data", ["date", "value", "sex"], ["2024", 1, "=cmd|'/c calc'!A1"]));

        Assert.Equal("sex==cmd|'/c calc'!A1", Assert.Single(file.Rows).Series.Breakdown);
    }

    private static ReadOnlySpan<byte> Directory => "PK\u0001\u0002"u8;

    private static ReadOnlySpan<byte> End => "PK\u0005\u0006"u8;

    private static XlsxFile Plain() => new XlsxFile().Sheet("Data", Headings, ["2024", 1]);

    private static XlsxFile Shared() => Plain().Part("xl/workbook.xml",
        $"<workbook xmlns=\"{XlsxFile.Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Data\" r:id=\"r1\"/><sheet name=\"More\" r:id=\"r1\"/></sheets></workbook>");

    private static byte[] Error(string shown) => new XlsxFile().Sheet("Data", Headings, ["2024", $"<c t=\"e\"><f>1/0</f><v>{shown}</v></c>"]).Bytes();

    private static XlsxFile Row(string row, string cell) => new XlsxFile().Raw("Data", $"<worksheet xmlns=\"{XlsxFile.Main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"{row}\"><c r=\"{cell}\"><v>1</v></c></row></sheetData></worksheet>");

    private static byte[] WithDocumentType(string type) =>
        new XlsxFile().Raw("Data", $"<?xml version=\"1.0\"?>{type}<worksheet xmlns=\"{XlsxFile.Main}\"><sheetData><row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>").Bytes();

    // The start of a compound file, and a name in its directory.
    private static byte[] Compound(string stream) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000], .. Encoding.Unicode.GetBytes(stream), .. new byte[500]];

    private static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    // Every record of that kind, at this offset in it.
    private static byte[] Patched(byte[] file, ReadOnlySpan<byte> record, int offset, ReadOnlySpan<byte> with)
    {
        for (var at = file.AsSpan().IndexOf(record); at >= 0;)
        {
            with.CopyTo(file.AsSpan(at + offset));
            var next = file.AsSpan(at + record.Length).IndexOf(record);
            at = next < 0 ? -1 : at + record.Length + next;
        }

        return file;
    }

    // The sheet is said to be a kilobyte long, and goes on and on.
    private static byte[] Lying()
    {
        var file = Plain().Part(SheetPart, Flood()).Bytes();
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(SheetPart)) - 46 + 24), 1_024);
        return file;
    }

    private static byte[] Flood()
    {
        var flood = new byte[OverLimit];
        flood.AsSpan().Fill((byte)' ');
        for (var at = 0; at + 4 < flood.Length; at += 1_000) "<a/>"u8.CopyTo(flood.AsSpan(at));
        Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{XlsxFile.Main}\">").CopyTo(flood, 0);
        return flood;
    }

    private static byte[] Spoilt(byte[] file)
    {
        // The packed bytes of a part follow its name.
        file.AsSpan(file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(SheetPart)) + SheetPart.Length, 12).Fill(0xFF);
        return file;
    }

    private static byte[] Repeated()
    {
        const int Longest = 32_767, Cells = 30, Rows = 500;
        var text = new string('x', Longest);
        var sheet = new StringBuilder($"<worksheet xmlns=\"{XlsxFile.Main}\"><sheetData>");
        for (var row = 0; row < Rows; row++) sheet.Append("<row>").Insert(sheet.Length, "<c t=\"s\"><v>0</v></c>", Cells).Append("</row>");
        return new XlsxFile().Raw("Data", sheet.Append("</sheetData></worksheet>").ToString()).Part("xl/sharedStrings.xml", $"<sst xmlns=\"{XlsxFile.Main}\"><si><t>{text}</t></si></sst>").Bytes();
    }
}
