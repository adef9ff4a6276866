INSERT INTO usr(user_no,active,email_ok,updated,username,password,fullname,email) VALUES
 (1001,TRUE,current_date,current_date,'alice','**secret','Alice','alice@example.com'),
 (1002,TRUE,current_date,current_date,'bob','**secret2','Bob','bob@example.com');
INSERT INTO principal(principal_id,type_id,user_no,displayname,default_privileges) VALUES
 (1001,1,1001,'Alice',privilege_to_bits(ARRAY['read-free-busy','schedule-query-freebusy'])),
 (1002,1,1002,'Bob',privilege_to_bits(ARRAY['read-free-busy','schedule-query-freebusy']));
INSERT INTO collection(user_no,parent_container,dav_name,dav_etag,dav_displayname,is_calendar,created,modified,resourcetypes)
 SELECT user_no,'/'||username||'/','/'||username||'/calendar/',md5(username),fullname||' calendar',TRUE,now(),now(),'<DAV::collection/><urn:ietf:params:xml:ns:caldav:calendar/>'
 FROM usr WHERE username IN ('alice','bob');
SELECT setval('usr_user_no_seq',2000); SELECT setval('dav_id_seq',2000);
