// Files in the test world, sent as a page sends them: begun, part by part, finished.
#pragma once

#include <fmt/format.h>
#include <sodium.h>

#include "features/attachments/model_inputs.hpp"
#include "features/customers/desk_for_test.hpp"

namespace zhuli::attachments {

using support::Answer;

inline std::string encoded(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.resize(text.size() - 1);  // the final zero
    return text;
}

struct Files : customers::Desk {
    Answer begin(const std::string& who, const std::string& record, const std::string& name,
                 std::size_t bytes, const std::string& entity = "customer",
                 const std::string& key = "") {
        return world.call(who, "POST", "/uploads",
                          fmt::format(R"({{"entity":"{}","record_id":"{}","name":"{}",)"
                                      R"("byte_count":{}}})",
                                      entity, record, name, bytes),
                          {{"idempotency-key", key}});
    }
    Answer part(const std::string& who, const std::string& upload, std::size_t number,
                std::string_view bytes) {
        return post(who, "/uploads/" + upload + "/parts",
                    fmt::format(R"({{"part_no":{},"content":"{}"}})", number, encoded(bytes)));
    }
    Answer finish(const std::string& who, const std::string& upload) {
        return post(who, "/uploads/" + upload + "/completion");
    }
    /// The id of an upload all of whose parts have come.
    std::string sent(const std::string& who, const std::string& record, const std::string& name,
                     std::string_view bytes, const std::string& entity = "customer") {
        const auto begun = begin(who, record, name, bytes.size(), entity);
        EXPECT_EQ(begun.status, 201) << begun.body;
        const auto upload = begun.text("id");
        for (std::size_t at = 0, number = 0; at < bytes.size(); at += kPartBytes)
            EXPECT_EQ(part(who, upload, number++, bytes.substr(at, kPartBytes)).status, 200);
        return upload;
    }
    Answer attach(const std::string& who, const std::string& record, const std::string& name,
                  std::string_view bytes, const std::string& entity = "customer") {
        return finish(who, sent(who, record, name, bytes, entity));
    }
    Answer files(const std::string& who, const std::string& record,
                 const std::string& entity = "customer") {
        return world.call(who, "GET",
                          "/record_attachments?entity=" + entity + "&record_id=" + record);
    }
    std::size_t how_many(const std::string& who, const std::string& record,
                         const std::string& entity = "customer") {
        const auto answer = files(who, record, entity);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json.at("items").as_array().size();
    }
    std::int64_t rows(const std::string& table) {
        std::int64_t count = 0;
        world.db().read(world.org(), [&](storage::Tx& tx) {
            tx.run_text("SELECT COUNT(*) FROM " + table + " WHERE org_id = $1", {},
                        [&](const storage::RowView& row) { count = row.integer(0); });
        });
        return count;
    }
};

inline std::string header_of(const Answer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers)
        if (key == name) return value;
    return {};
}

inline const std::string kPhoto = "\xFF\xD8\xFF\xE0 a photograph";

}  // namespace zhuli::attachments
