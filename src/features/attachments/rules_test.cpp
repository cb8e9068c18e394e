#include "features/attachments/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::attachments {
namespace {

using namespace std::string_literals;

FileType of(const std::string& bytes, const std::string& tail = {}) {
    return type_of(bytes, tail.empty() ? bytes : tail, is_plain_text(bytes));
}
std::string zip_with(const std::string& names) { return "PK\x03\x04" + names; }

TEST(FileTypes, are_told_by_their_bytes) {
    EXPECT_EQ(of("\xFF\xD8\xFF\xE0JFIF"), FileType::jpeg);
    EXPECT_EQ(of("\x89PNG\r\n\x1A\n...."), FileType::png);
    EXPECT_EQ(of("RIFF\x01\x02\x03\x04WEBPVP8 "), FileType::webp);
    EXPECT_EQ(of("GIF89a.."), FileType::gif);
    EXPECT_EQ(of("\0\0\0\x18"
                 "ftypheic"s),
              FileType::heic);
    EXPECT_EQ(of("\0\0\0\x18"
                 "ftypM4A "s),
              FileType::m4a);
    EXPECT_EQ(of("%PDF-1.7\n"), FileType::pdf);
    EXPECT_EQ(of("ID3\x04..."), FileType::mp3);
    EXPECT_EQ(of("\xFF\xFB\x90\x64\0"s), FileType::mp3);
    EXPECT_EQ(of(zip_with("[Content_Types].xml xl/workbook.xml")), FileType::xlsx);
    EXPECT_EQ(of(zip_with("[Content_Types].xml word/document.xml")), FileType::docx);
    EXPECT_EQ(of(zip_with("[Content_Types].xml ppt/presentation.xml")), FileType::pptx);
    EXPECT_EQ(of("编号,名称\r\n1,螺丝\r\n"), FileType::text);
    EXPECT_EQ(of("\xB1\xE0\xBA\xC5,1\r\n"), FileType::text) << "GBK, as Chinese Excel saves it";
}

TEST(FileTypes, that_could_run_or_hide_something_are_not_taken) {
    for (const std::string& bytes :
         {"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"s, "  \r\n<!DOCTYPE html><p>"s,
          "\xEF\xBB\xBF<?xml version='1.0'?>"s, "a,b\n1,<script>alert(1)</script>"s,
          "MZ\x90\0\x03"s,
          "\x7F"
          "ELF\x02\x01"s,
          "#!/bin/sh\n\x01"s, "PK\x03\x04 a.exe"s, ""s.append(1, '\0'),
          "\0\0\0\x18"
          "ftypisom"s,
          "{\\rtf1\x01}"s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s})
        EXPECT_EQ(of(bytes), FileType::unknown) << bytes;
    EXPECT_EQ(of(zip_with("[Content_Types].xml xl/workbook.xml xl/vbaProject.bin")),
              FileType::unknown)
        << "macros";
}

TEST(FileNames, lose_paths_and_tricks_and_end_as_their_type_does) {
    const auto name = [](const char* told, FileType type = FileType::text) {
        return file_name(told, type);
    };
    EXPECT_EQ(name("报价单（最终）.csv"), "报价单（最终）.csv");
    EXPECT_EQ(name("../../etc/passwd.txt"), "passwd.txt");
    EXPECT_EQ(name("C:\\temp\\a.TXT"), "a.TXT");
    EXPECT_EQ(name("photo.html"), "photo.html.txt");
    EXPECT_EQ(name("setup.exe", FileType::pdf), "setup.exe.pdf");
    EXPECT_EQ(name("gpj\xE2\x80\xAE.exe.jpg", FileType::jpeg), "gpj.exe.jpg") << "turned around";
    EXPECT_EQ(name("a\"b<c>|d?.txt"), "abcd.txt");
    EXPECT_EQ(name(".."), "file.txt");
    EXPECT_EQ(name(" . . "), "file.txt");
    EXPECT_EQ(file_name(std::string(300, 'a') + ".txt", FileType::text),
              std::string(150, 'a') + ".txt");
}

TEST(FileParts, are_cut_alike_and_all_there) {
    EXPECT_EQ(part_count(1), 1);
    EXPECT_EQ(part_count(kPartBytes), 1);
    EXPECT_EQ(part_count(kPartBytes + 1), 2);
    EXPECT_EQ(part_size(kPartBytes + 1, 0), kPartBytes);
    EXPECT_EQ(part_size(kPartBytes + 1, 1), 1);
    EXPECT_EQ(part_size(kPartBytes + 1, 2), 0);
    EXPECT_EQ(part_size(kPartBytes + 1, -1), 0);
    Upload upload;
    upload.byte_count = kPartBytes + 1;
    const Part first{0, kPartBytes, true, "a"}, second{1, 1, true, "b"};
    EXPECT_TRUE(check_whole(upload, std::vector{first, second}).ok());
    EXPECT_EQ(check_whole(upload, std::vector{first}).problem().code, "attachments.parts_missing");
    EXPECT_EQ(check_whole(upload, std::vector{second}).problem().code, "attachments.parts_missing");
}

TEST(FileSizes, have_a_limit_that_is_told) {
    const auto refused = [](std::int64_t bytes) {
        const auto checked = check(NewUpload{.byte_count = bytes});
        return checked.ok() ? "" : checked.problem().fields.front().code;
    };
    EXPECT_EQ(refused(1), "");
    EXPECT_EQ(refused(kMaxFileBytes), "");
    EXPECT_EQ(refused(kMaxFileBytes + 1), "attachments.too_large");
    EXPECT_EQ(refused(0), "attachments.empty");
    EXPECT_EQ(refused(-5), "attachments.empty");
}

}  // namespace
}  // namespace zhuli::attachments
