// What people send of attachments and are shown, where that differs from the stored rows.
#pragma once

#include "features/attachments/model.hpp"

namespace zhuli::attachments {

inline constexpr std::int64_t kMaxFileBytes = 20 << 20;
inline constexpr std::int64_t kPartBytes = 512 << 10;  // all parts but the last have this size
inline constexpr std::size_t kMaxPartText = 720'000;   // base64 of one part
inline constexpr std::int64_t kPendingLimit = 20;      // files of one person on their way
inline constexpr std::int64_t kFilesLimit = 50;        // of one record, archived ones aside

struct NewUpload {
    Text<40> entity;
    Id record_id;
    Text<200> name;
    std::int64_t byte_count = 0;
};
BOOST_DESCRIBE_STRUCT(NewUpload, (), (entity, record_id, name, byte_count))
constexpr auto notes(const NewUpload*) {
    return std::array{note<&NewUpload::entity>(required), note<&NewUpload::record_id>(required),
                      note<&NewUpload::name>(required)};
}

struct UploadView {
    Id id;
    std::int64_t part_bytes = kPartBytes;
    std::int64_t part_count = 0;
};
BOOST_DESCRIBE_STRUCT(UploadView, (), (id, part_bytes, part_count))

struct NewPart {
    Id id;
    std::int64_t part_no = 0;    // from 0
    Text<kMaxPartText> content;  // base64
};
BOOST_DESCRIBE_STRUCT(NewPart, (), (id, part_no, content))
constexpr auto notes(const NewPart*) {
    return std::array{note<&NewPart::id>(from_path), note<&NewPart::content>(required)};
}

/// Without notes of its own: they would replace the record's.
struct AttachmentView : Attachment {
    std::string author_name;
    std::vector<std::string> actions;  // archive, restore
};
BOOST_DESCRIBE_STRUCT(AttachmentView, (Attachment), (author_name, actions))

struct RecordQuestion {
    Text<40> entity;
    Id record_id;
};
BOOST_DESCRIBE_STRUCT(RecordQuestion, (), (entity, record_id))
constexpr auto notes(const RecordQuestion*) {
    return std::array{note<&RecordQuestion::entity>(required),
                      note<&RecordQuestion::record_id>(required)};
}

struct Attachments {
    std::vector<AttachmentView> items;
    bool can_add = false;
};
BOOST_DESCRIBE_STRUCT(Attachments, (), (items, can_add))

}  // namespace zhuli::attachments
