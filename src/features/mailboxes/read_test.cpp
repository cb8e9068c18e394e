// Mails as they are in the world, not as the standard has them: what is read of each.
#include "features/mailboxes/read.hpp"

#include <gtest/gtest.h>

#include "features/mailboxes/rules.hpp"
#include "features/mailboxes/use_cases_receive.hpp"
#include "notify/mime.hpp"

namespace zhuli::mailboxes {
namespace {

Incoming read(const std::string& mail) {
    return read_incoming(mail, false, static_cast<std::int64_t>(mail.size()));
}

const std::string kFrom = "From: a@b.test\r\nMIME-Version: 1.0\r\n";

TEST(MailRead, text_comes_out_whatever_it_was_written_in) {
    struct Row {
        const char *headers, *body, *words;
    };
    const Row rows[] = {
        {"Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n",
         "1uzpRs/Iyfq1xLaptaU=", "朱镕先生的订单"},  // 镕 is not in GB 2312
        {"Content-Type: text/plain; charset=big5\r\nContent-Transfer-Encoding: "
         "quoted-printable\r\n",
         "=A5~=BDc=AF}=B7l=A1A=A4=D6=A8=E2=AD=D3=B6b=A9=D3", "外箱破損，少兩個軸承"},
        {"Content-Type: text/plain; charset=x-unknown\r\nContent-Transfer-Encoding: base64\r\n",
         "5aSW566x56C05o2f77yM5bCR5Lik5Liq6L205om/", "外箱破损，少两个轴承"},
        {"Content-Type: text/plain; charset=x-unknown\r\nContent-Transfer-Encoding: base64\r\n",
         "zeLP5MbGy/CjrMnZwb249tbhs9A=", "外箱破损，少两个轴承"},
        {"", "\xCD\xE2\xCF\xE4\xC6\xC6\xCB\xF0", "外箱破损"},  // says nothing at all
        {"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
         "\xCD\xE2\xCF\xE4\xC6\xC6\xCB\xF0", "外箱破损"},  // and one that lies
        {"Content-Type: text/html; charset=utf-8\r\n",
         "<html><head><title>x</title><style>p{color:red}</style></head><body><p>少&nbsp;两个"
         "<br>轴承&#65281;</p><script>alert(1)</script></body></html>",
         "少 两个\n轴承！"},
        {"Content-Type: text/plain\r\n",
         "a\x01"
         "b\r\n\r\n\r\nc",
         "ab\n\n\nc"},
    };
    for (const Row& row : rows) {
        const auto mail = read(kFrom + row.headers + "\r\n" + row.body + "\r\n");
        EXPECT_EQ(mail.text, row.words) << row.headers;
        EXPECT_EQ(mail.from, "a@b.test");
    }
}

TEST(MailRead, headers_come_out_whatever_they_were_written_in) {
    EXPECT_EQ(read(kFrom + "Subject: =?gb2312?B?v83L3w==?=\r\n\r\nx").subject, "客诉");
    EXPECT_EQ(read(kFrom + "Subject: =?big5?Q?=AB=C8=B6D?=\r\n\r\nx").subject, "客訴");
    EXPECT_EQ(read(kFrom + "Subject: \xBF\xCD\xCB\xDF\r\n\r\nx").subject, "客诉");
    EXPECT_EQ(read(kFrom + "\r\nx").subject, "");
    EXPECT_EQ(read("From: =?gbk?B?v83L3w==?= <A@B.test>\r\n\r\nx").from_name, "客诉");
    EXPECT_EQ(read("From: =?gbk?B?v83L3w==?= <A@B.test>\r\n\r\nx").from, "a@b.test");
    EXPECT_EQ(read("From: nobody at all\r\n\r\nx").from, "");
    EXPECT_EQ(read(kFrom + "In-Reply-To: <1@x>\r\nReferences: <0@x>\r\n <1@x>\r\n\r\nx").refers_to,
              (std::vector<std::string>{"1@x", "0@x", "1@x"}));
    EXPECT_EQ(read(kFrom + "Message-ID: <a b>\r\n\r\nx").message_id.find(' '), std::string::npos);
}

const std::string kNested =
    kFrom +
    "Content-Type: multipart/mixed; boundary=A\r\n\r\n"
    "--A\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
    "--B\r\nContent-Type: multipart/alternative; boundary=C\r\n\r\n"
    "--C\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n少两个轴承\r\n"
    "--C\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>少<b>两个</b>轴承</p>\r\n--C--\r\n"
    "--B\r\nContent-Type: image/png; name=\"a.png\"\r\nContent-Transfer-Encoding: base64\r\n"
    "Content-ID: <i>\r\n\r\niVBORw0KGgo=\r\n--B--\r\n"
    "--A\r\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\neJ8+IgAA\r\n"
    "--A\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
    "Content-Disposition: attachment; filename*=gb18030''%BF%CD%CB%DF.pdf\r\n\r\n"
    "JVBERi0xLjcKJeLjz9MK\r\n";

TEST(MailRead, parts_in_parts_in_parts_are_found_also_when_the_end_is_missing) {
    for (const auto& mail : {read(kNested + "--A--\r\n"), read(kNested)}) {
        EXPECT_EQ(mail.text, "少两个轴承");
        ASSERT_EQ(mail.files.size(), 3U);
        EXPECT_EQ(mail.files[0].name, "a.png");
        EXPECT_EQ(mail.files[1].name, "winmail.dat");
        EXPECT_EQ(mail.files[2].name, "客诉.pdf");
        EXPECT_EQ(mail.files[2].bytes.substr(0, 5), "%PDF-");
        EXPECT_EQ(refusal_of(mail.files[1], 0), "mailboxes.file_refused");
        EXPECT_EQ(refusal_of(mail.files[2], 0), "");
    }
    EXPECT_EQ(read(kNested.substr(0, kNested.size() / 2)).from, "a@b.test");
}

TEST(MailRead, a_mail_of_nothing_or_of_anything_is_read_without_harm) {
    EXPECT_EQ(read("").from, "");
    EXPECT_EQ(read(std::string(3, '\0')).from, "");
    std::string deep = kFrom;
    for (int i = 0; i < 500; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
                std::to_string(i) + "\r\n";
    EXPECT_EQ(read(deep).from, "a@b.test");
    std::string many = kFrom + "Content-Type: multipart/mixed; boundary=A\r\n\r\n";
    for (int i = 0; i < 2000; ++i) many += "--A\r\nContent-Type: application/pdf\r\n\r\nx\r\n";
    EXPECT_LE(read(many).files.size(), 200U);
}

TEST(MailRead, a_report_of_a_delivery_names_the_mail_it_is_about) {
    const auto report = read(
        "From: MAILER-DAEMON@x.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report;"
        " report-type=delivery-status; boundary=A\r\n\r\n--A\r\n\r\nfailed\r\n"
        "--A\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n"
        "Action: failed\r\n\r\n--A\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        "Message-ID: <answer-1@demo.test>\r\nSubject: x\r\n\r\n--A--\r\n");
    EXPECT_TRUE(report.is_report);
    EXPECT_TRUE(is_bounce(report));
    EXPECT_EQ(report.refers_to, (std::vector<std::string>{"answer-1@demo.test"}));
}

}  // namespace
}  // namespace zhuli::mailboxes
